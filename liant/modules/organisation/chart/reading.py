"""The chart of a day: units in their tree with who manages them and how many work there (RES-01)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count

from liant.kernel.access.models import Employee, Placement, Post, Unit
from liant.kernel.access.models.terms import Terms
from liant.modules.organisation.models import Equipment


@dataclass
class Node:
    """A unit in the chart; `own` employees have their main post in it, `below` in it or in any part of it.

    `equipment` pieces have their fixed place in it now: that is not kept by date.
    """

    unit: Unit
    parent_id: int | None
    manager: Employee | None
    own: int
    equipment: int = 0
    below: int = 0
    level: int = 1
    parts: list["Node"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Node"]:
        """Itself and all that is a part of it, from above."""
        yield self
        for part in self.parts:
            yield from part


def chart_on(day: date) -> list[Node]:
    """What stands at the top on that day, with its parts, by name; three queries."""
    numbers = dict(posts_on(day).order_by().values_list("unit").annotate(Count("pk")))
    pieces = dict(Equipment.objects.filter(is_active=True).order_by().values_list("unit").annotate(Count("pk")))
    places = (
        Placement.objects.in_force(day)
        .select_related("unit", "manager")
        .only("parent_id", "unit__name", "unit__kind", "manager__given_name", "manager__family_name")
    )
    nodes = {
        number: Node(place.unit, place.parent_id, place.manager, numbers.get(number, 0), pieces.get(number, 0))
        for place in places.order_by("unit__sort_key", "unit_id")
        for number in [place.unit_id]
    }
    parts: dict[int | None, list[Node]] = defaultdict(list)
    for node in nodes.values():
        parts[node.parent_id if node.parent_id in nodes else None].append(node)
    for top in parts[None]:
        _hang(top, parts)
    return parts[None]


def _hang(node: Node, parts: dict[int | None, list[Node]]) -> None:
    node.parts = parts[node.unit.pk]
    for part in node.parts:
        part.level = node.level + 1
        _hang(part, parts)
    node.below = node.own + sum(part.below for part in node.parts)


def posts_on(day: date) -> Terms:
    """The main posts of those who work here, on that day."""
    return Post.objects.in_force(day).filter(is_main=True, employee__is_active=True)


def staff_of(unit_id: int, day: date) -> list[Post]:
    """The main posts in a unit on that day, each with its employee, by name."""
    posts = posts_on(day).filter(unit=unit_id).select_related("employee").defer("employee__search")
    return list(posts.order_by("employee__sort_key", "employee_id"))


def way_to(tops: list[Node], unit_id: int) -> list[Node]:
    """The units from the top to this one, itself last; empty when it isn't in the chart."""
    for top in tops:
        if top.unit.pk == unit_id:
            return [top]
        if below := way_to(top.parts, unit_id):
            return [top, *below]
    return []

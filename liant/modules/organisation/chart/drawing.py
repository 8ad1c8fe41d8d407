"""The chart as the page shows it: what is open in it and what is chosen."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from liant.kernel.access.models import Employee, Post
from liant.kernel.entity.addresses import record_url
from liant.modules.organisation.chart.asking import Asked
from liant.modules.organisation.chart.reading import Node, staff_of, way_to

# What is open until one opens more.
LEVELS_OPEN = 2


@dataclass
class Drawn:
    """A unit in the chart, with what is below it."""

    node: Node
    is_open: bool
    is_chosen: bool
    staff: "list[Person]"
    parts: "list[Drawn]"

    @property
    def expanded(self) -> str:
        """Whether what is below it shows; empty where there is nothing below."""
        has_more = self.parts or self.node.own
        return ("true" if self.is_open else "false") if has_more else ""


@dataclass
class Person:
    """An employee in the chart."""

    post: Post
    url: str
    move_url: str
    level: int
    is_chosen: bool


def drawn(tops: list[Node], asked: Asked) -> list[Drawn]:
    """The units at the top with all that is below them, open down to what is asked for."""
    way = {node.unit.pk for node in way_to(tops, asked.unit_id)} if asked.unit_id else set()
    return [_drawn(node, asked, way) for node in tops]


def _drawn(node: Node, asked: Asked, way: set[int]) -> Drawn:
    number, is_asked = node.unit.pk, node.unit.pk == asked.unit_id
    has_open_parts = bool(node.parts) and (node.level < LEVELS_OPEN or number in way)
    return Drawn(
        node=node,
        is_open=has_open_parts or (is_asked and node.own > 0),
        is_chosen=asked.key == f"unit-{number}",
        staff=people(number, asked, node.level + 1) if is_asked else [],
        parts=[_drawn(part, asked, way) for part in node.parts],
    )


def people(unit_id: int, asked: Asked, level: int) -> list[Person]:
    """The employees of a unit on that day."""
    return [
        Person(
            post=post,
            url=record_url(Employee, post.employee_id) or "",
            move_url=move_url("employee", asked.day, post.employee_id),
            level=level,
            is_chosen=asked.key == f"employee-{post.employee_id}",
        )
        for post in staff_of(unit_id, asked.day)
    ]


def move_url(what: str, day: date, number: int | str) -> str:
    """The dialog that moves a unit or an employee."""
    return f"{reverse('organisation:chart_move')}?on={day.isoformat()}&{what}={number}"

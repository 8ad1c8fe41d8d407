"""The chart over REST: the tree of a day, and moves (RES-01)."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from ninja import Router, Schema

from liant.kernel.access.days import today
from liant.kernel.access.models import Unit
from liant.kernel.api.schemas import Input, Named
from liant.kernel.entity.views.doors import entity_at, record_at
from liant.modules.organisation.chart.moving import move, term_on
from liant.modules.organisation.chart.reading import Node, chart_on

router = Router(tags=["Organisation chart"])


class ChartUnit(Schema):
    """A unit: how many have their main post in it, and in all of it, what equipment is in it, with its parts."""

    id: int
    caption: str
    kind: str
    manager: Named | None
    employees: int
    employees_in_all: int
    equipment: int
    parts: list["ChartUnit"]


class Move(Input):
    """A unit or an employee goes to another unit; `on` is the first day there, by default today."""

    unit: int | None = None
    employee: int | None = None
    to: int
    on: date | None = None


class Moved(Schema):
    """Where it is from `starts_on` on; until `ends_on`, when another change is planned."""

    id: int
    caption: str
    to: Named
    starts_on: date | None
    ends_on: date | None


@router.get(
    "/", response=list[ChartUnit], summary="Get the chart of a day", operation_id="get_chart", url_name="get_chart"
)
def get_chart(request: Any, date: date | None = None) -> list[dict[str, Any]]:
    """What stands at the top on that day, by default today, with its parts."""
    entity_at("units")
    return [_unit(node) for node in chart_on(date or today())]


@router.post("/moves/", response=Moved, summary="Move", operation_id="move_in_chart", url_name="move_in_chart")
def move_in_chart(request: Any, data: Move) -> dict[str, Any]:
    """Put a unit below another, or an employee into another unit, from a day on."""
    if (data.unit is None) == (data.employee is None):
        raise ValidationError({"unit": _("Name either a unit or an employee.")})
    units, on = entity_at("units"), data.on or today()
    moved = record_at(units, data.unit) if data.unit else record_at(entity_at("employees"), data.employee or 0)
    to = Unit.objects.filter(pk=data.to).first()
    if to is None:
        raise ValidationError({"to": _("There is no such unit.")})
    move(moved, to, on, by=request.actor)
    term = term_on(moved, on)
    return {
        "id": moved.pk, "caption": str(moved), "to": _named(to), "starts_on": term.starts_on, "ends_on": term.ends_on,
    }  # fmt: skip


def _unit(node: Node) -> dict[str, Any]:
    return {
        "id": node.unit.pk,
        "caption": str(node.unit),
        "kind": node.unit.kind,
        "manager": _named(node.manager) if node.manager else None,
        "employees": node.own,
        "employees_in_all": node.below,
        "equipment": node.equipment,
        "parts": [_unit(part) for part in node.parts],
    }


def _named(record: Any) -> dict[str, Any]:
    return {"id": record.pk, "caption": str(record)}

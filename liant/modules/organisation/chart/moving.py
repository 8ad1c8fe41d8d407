"""Moves in the chart: a unit under another, an employee to another unit; from today on, or planned (RES-01)."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor
from liant.kernel.access.days import today
from liant.kernel.access.models import Employee, Placement, Post, Unit
from liant.kernel.commands import command
from liant.kernel.entity import refusals

DAY = timedelta(days=1)

Movable = Unit | Employee


@command("change")
def move(moved: Movable, to: Unit, on: date, *, by: Actor) -> Movable:
    """Put a unit below another, or give an employee the main post in another, from a day on.

    It lasts until the next change that is planned. Raises ValidationError by field (`to`, `on`).
    """
    if on < today():
        raise ValidationError({"on": _("What has been can't be changed here: choose today or a later day.")})
    term = term_on(moved, on)
    if term is None:
        raise ValidationError({"on": _("It has no place in the chart on that day.")})
    if why := refused(moved, on).get(to.pk):
        raise ValidationError({"to": why})
    with refusals.of_writing(moved):
        _begin(term, to, on)
    moved.refresh_from_db()
    return moved


def term_on(moved: Movable, on: date) -> Any:
    """The place of a unit, or the main post of an employee, on that day; None when there is none."""
    if isinstance(moved, Unit):
        return Placement.objects.filter(unit=moved).in_force(on).first()
    return Post.objects.filter(employee=moved, is_main=True).in_force(on).first()


def refused(moved: Movable, on: date) -> dict[int, str]:
    """The units to which it can't go from that day on, by number, each with the reason."""
    term = term_on(moved, on)
    if isinstance(term, Post):
        return {term.unit_id: _("Works there already.")}
    if term is None:
        return {}
    there, term.starts_on = term.parent_id, on
    inside = term.inside()
    reasons = {unit.pk: term.unit.refusal(unit, inside) for unit in Unit.objects.all()}
    return {number: why for number, why in reasons.items() if why} | (
        {there: _("It is there already.")} if there else {}
    )


def _begin(term: Placement | Post, to: Unit, on: date) -> None:
    """Begin a term there that lasts as long as this one, which ends the day before."""
    if term.starts_on != on:
        last, term.ends_on = term.ends_on, on - DAY
        term.save()
        term.pk, term.starts_on, term.ends_on = None, on, last
        term._state.adding = True
    if isinstance(term, Placement):
        term.parent = to
    else:
        term.unit = to
    term.save()

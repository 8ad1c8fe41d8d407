"""Units and employees are moved in the chart, from today on or as planned; what can't be is refused (RES-01)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.days import today
from liant.kernel.access.jobs import settle_chart
from liant.kernel.access.models import Employee, Placement, Post, Unit
from liant.kernel.entity import commands
from liant.kernel.history.models import Entry
from liant.kernel.history.undo import undo
from liant.kernel.testing.cast import Cast
from liant.modules.organisation.chart.moving import move, refused
from liant.modules.organisation.chart.reading import chart_on

pytestmark = pytest.mark.req("RES-01")

SignIn = Callable[[Employee], Client]
DAY = timedelta(days=1)
INSIDE = "can't be a part of itself, or of what is a part of it"


def drawn(cast: Cast, day: date) -> dict[str, tuple[int, int, list[str]]]:
    """Of each unit: how many work there, how many in all of it, the names of its parts."""
    with enter(cast.anna.pk):
        nodes = [node for top in chart_on(day) for node in top]
    return {node.unit.name: (node.own, node.below, [part.unit.name for part in node.parts]) for node in nodes}


def unit(cast: Cast, name: str) -> Unit:
    with enter(cast.anna.pk):
        return Unit.objects.select_related("parent").get(name=name)


@pytest.fixture
def on(cast: Cast) -> date:
    """Today."""
    with enter(cast.anna.pk):
        return today()


def test_the_chart_tells_who_works_in_a_unit_and_in_all_of_it(cast: Cast, on: date) -> None:
    assert drawn(cast, on) == {
        "Company": (1, 6, ["Sales", "Service"]),
        "Sales": (1, 4, ["North", "South"]),
        "North": (1, 1, []),
        "South": (2, 2, []),
        "Service": (1, 1, []),
    }


def test_a_moved_unit_is_in_its_new_place_at_once_and_was_in_the_old_one_yesterday(cast: Cast, on: date) -> None:
    move(cast.boris.unit, cast.omar.unit, on, by=cast.dora)

    assert unit(cast, "South").parent == cast.omar.unit
    assert drawn(cast, on)["Service"] == (1, 3, ["South"])
    assert drawn(cast, on - DAY)["Sales"] == (1, 4, ["North", "South"])


def test_a_planned_move_is_in_the_chart_of_its_day_and_holds_by_itself_from_then_on(cast: Cast, on: date) -> None:
    move(cast.boris.unit, cast.omar.unit, on + DAY, by=cast.dora)

    assert (drawn(cast, on)["Service"][2], drawn(cast, on + DAY)["Service"][2]) == ([], ["South"])
    assert unit(cast, "South").parent == cast.eleni.unit
    let_a_day_pass(cast)
    settle_chart()
    assert unit(cast, "South").parent == cast.omar.unit


def let_a_day_pass(cast: Cast) -> None:
    """Every place is now what it would be tomorrow; what begins today is not yet in the units."""
    from django.db import connection

    with enter(cast.dora.pk), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('liant.settling', 'yes', true)")
        for place in Placement.objects.order_by("ends_on"):
            place.starts_on, place.ends_on = (day and day - DAY for day in (place.starts_on, place.ends_on))
            place.save()
        cursor.execute("SELECT set_config('liant.settling', '', true)")


def test_a_moved_employee_keeps_the_title(cast: Cast, on: date) -> None:
    commands.change(cast.anna, {"job_title": "Agent"}, by=cast.dora)

    move(cast.anna, cast.omar.unit, on, by=cast.dora)

    with enter(cast.dora.pk):
        post = Post.objects.in_force().get(employee=cast.anna)
        assert (post.unit, post.title, Employee.objects.get(pk=cast.anna.pk).unit) == (
            cast.omar.unit, "Agent", cast.omar.unit,
        )  # fmt: skip


@pytest.mark.parametrize("name", ["Sales", "North"])
def test_nothing_goes_below_itself(cast: Cast, on: date, name: str) -> None:
    with pytest.raises(ValidationError, match=INSIDE):
        move(cast.eleni.unit, unit(cast, name), on, by=cast.dora)

    assert unit(cast, "Sales").parent == cast.dora.unit


def test_what_would_be_a_circle_on_a_later_day_is_refused_now(cast: Cast, on: date) -> None:
    move(cast.boris.unit, cast.omar.unit, on + 30 * DAY, by=cast.dora)

    with pytest.raises(ValidationError, match=INSIDE):
        move(cast.omar.unit, cast.boris.unit, on, by=cast.dora)
    with pytest.raises(ValidationError, match=INSIDE):
        commands.change(cast.omar.unit, {"parent": cast.boris.unit}, by=cast.dora)


def test_a_company_is_a_part_of_another_company_only(cast: Cast, on: date) -> None:
    company = commands.create(Unit, {"name": "Second", "kind": "company"}, by=cast.dora)

    with pytest.raises(ValidationError, match="of another company only"):
        move(company, cast.eleni.unit, on, by=cast.dora)
    with pytest.raises(ValidationError, match="of another company only"):
        commands.change(cast.eleni.unit, {"kind": "company"}, by=cast.dora)

    commands.change(cast.dora.unit, {"kind": "company"}, by=cast.dora)
    move(company, cast.dora.unit, on, by=cast.dora)


def test_the_past_stays_as_it_was(cast: Cast, on: date) -> None:
    with pytest.raises(ValidationError, match="can't be changed here"):
        move(cast.boris.unit, cast.omar.unit, on - DAY, by=cast.dora)


def test_where_it_is_already_is_no_move(cast: Cast, on: date) -> None:
    with enter(cast.dora.pk):
        found = refused(cast.anna, on), refused(cast.boris.unit, on)

    assert found == (
        {cast.anna.unit_id: "Works there already."},
        {
            cast.eleni.unit_id: "It is there already.",
            cast.boris.unit_id: "It can't be a part of itself, or of what is a part of it.",
        },
    )


@pytest.mark.req("SEC-02")
@pytest.mark.parametrize("what", ["unit", "employee"])
def test_who_may_not_change_units_or_employees_moves_none(cast: Cast, on: date, what: str) -> None:
    moved = cast.boris if what == "employee" else cast.boris.unit

    with pytest.raises(PermissionDenied):
        move(moved, cast.omar.unit, on, by=cast.eleni)

    assert drawn(cast, on)["South"] == (2, 2, [])


@pytest.mark.req("SEC-08")
@pytest.mark.parametrize("days", [0, 30])
def test_an_undone_move_leaves_no_trace(cast: Cast, on: date, days: int) -> None:
    move(cast.boris.unit, cast.omar.unit, on + days * DAY, by=cast.dora)
    with enter(cast.dora.pk):
        entry = Entry.objects.latest("id")

    undo(entry, by=cast.dora)

    assert unit(cast, "South").parent == cast.eleni.unit
    with enter(cast.dora.pk):
        place = Placement.objects.get(unit=cast.boris.unit)
        assert (place.starts_on, place.ends_on, place.parent) == (None, None, cast.eleni.unit)

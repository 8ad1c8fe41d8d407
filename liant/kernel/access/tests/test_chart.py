"""The chart by date: a change holds from today on, a planned one from its day on (RES-01)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from liant.kernel.access.actor import enter
from liant.kernel.access.days import today
from liant.kernel.access.jobs import settle_chart
from liant.kernel.access.models import Employee, Placement, Post, Unit
from liant.kernel.entity import commands, refusals
from liant.kernel.history.models import Entry
from liant.kernel.history.undo import undo
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("RES-01")
DAY = timedelta(days=1)


def terms(employee: Employee) -> list[tuple[str, date | None, date | None]]:
    """Main posts, earliest first: unit, first and last day."""
    posts = Post.objects.filter(employee=employee, is_main=True).order_by("ends_on")
    return [(post.unit.name, post.starts_on, post.ends_on) for post in posts]


def test_who_moves_to_another_unit_has_a_new_post_from_today_on(cast: Cast) -> None:
    with enter(cast.dora.pk):
        Employee.objects.filter(pk=cast.anna.pk).update(unit=cast.boris.unit)

        assert terms(cast.anna) == [("North", None, today() - DAY), ("South", today(), None)]


def test_a_second_move_on_the_same_day_leaves_no_trace_of_the_first(cast: Cast) -> None:
    with enter(cast.dora.pk):
        Employee.objects.filter(pk=cast.anna.pk).update(unit=cast.boris.unit)
        Employee.objects.filter(pk=cast.anna.pk).update(unit=cast.omar.unit)

        assert terms(cast.anna) == [("North", None, today() - DAY), ("Service", today(), None)]


def test_a_moved_unit_has_a_new_place_from_today_on(cast: Cast) -> None:
    with enter(cast.dora.pk):
        Unit.objects.filter(pk=cast.anna.unit_id).update(parent=cast.omar.unit)

        places = Placement.objects.filter(unit=cast.anna.unit_id).order_by("ends_on")
        assert [(place.parent.name, place.ends_on) for place in places] == [("Sales", today() - DAY), ("Service", None)]


@pytest.mark.parametrize(("starts", "unit"), [(-1, "South"), (0, "South"), (1, "North")])
def test_a_post_given_by_date_is_the_employees_from_its_day_on(cast: Cast, starts: int, unit: str) -> None:
    first = today() + starts * DAY

    with enter(cast.dora.pk):
        Post.objects.filter(employee=cast.anna).update(ends_on=first - DAY)
        Post.objects.create(employee=cast.anna, unit=cast.boris.unit, is_main=True, starts_on=first)
        cast.anna.refresh_from_db()

        assert cast.anna.unit.name == unit


def test_a_planned_post_begins_by_itself_on_its_day(cast: Cast) -> None:
    with enter(cast.dora.pk):
        with as_if_planned_before():
            Post.objects.filter(employee=cast.anna).update(ends_on=today() - DAY)
            Post.objects.create(employee=cast.anna, unit=cast.boris.unit, is_main=True, starts_on=today())
        before = Employee.objects.get(pk=cast.anna.pk).unit.name
    settle_chart()

    with enter(cast.dora.pk):
        assert (before, Employee.objects.get(pk=cast.anna.pk).unit.name) == ("North", "South")
        assert len(terms(cast.anna)) == 2


@contextmanager
def as_if_planned_before() -> Iterator[None]:
    """What is written here is not brought to employees at once, for its day had not come."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('liant.settling', 'yes', true)")
        yield
        cursor.execute("SELECT set_config('liant.settling', '', true)")


def test_no_one_has_two_main_posts_at_a_time(cast: Cast) -> None:
    with enter(cast.dora.pk):
        second = Post(employee=cast.anna, unit=cast.boris.unit, is_main=True)

        with pytest.raises(ValidationError, match="another one at that time"):
            second.full_clean()
        with pytest.raises(IntegrityError, match="post_one_main"), transaction.atomic():
            second.save()


def test_a_second_post_opens_its_unit_too(cast: Cast) -> None:
    made = contact(owner=cast.omar, by=cast.dora)
    with enter(cast.irina.pk):
        before = Contact.objects.filter(pk=made.pk).exists()

    with enter(cast.dora.pk):
        Post.objects.create(employee=cast.irina, unit=cast.omar.unit)

    with enter(cast.irina.pk):
        assert (before, Contact.objects.filter(pk=made.pk).exists()) == (False, True)


def test_a_term_cannot_end_before_it_begins(cast: Cast) -> None:
    with enter(cast.dora.pk):
        post = Post(employee=cast.anna, unit=cast.boris.unit, starts_on=today(), ends_on=today() - DAY)

        with pytest.raises(ValidationError, match="can't be before the first"):
            post.clean()


@pytest.mark.req("SEC-08")
def test_undoing_a_move_brings_back_the_post_too(cast: Cast) -> None:
    commands.change(cast.anna, {"unit": cast.boris.unit}, by=cast.dora)
    with enter(cast.dora.pk):
        entry = Entry.objects.latest("id")

    undo(entry, by=cast.dora)

    with enter(cast.dora.pk):
        assert Employee.objects.get(pk=cast.anna.pk).unit.name == "North"
        assert terms(cast.anna) == [("North", None, None)]


@pytest.mark.parametrize("days", [0, 30])
def test_no_unit_is_ever_inside_itself_whoever_writes_it(cast: Cast, days: int) -> None:
    with enter(cast.dora.pk):
        first = today() + days * DAY
        sales = Placement.objects.get(unit=cast.eleni.unit_id)
        sales.ends_on = first - DAY
        sales.save()
        below = Placement(unit=cast.eleni.unit, parent=cast.anna.unit, starts_on=first)

        with pytest.raises(IntegrityError, match="inside itself"), transaction.atomic():
            below.save()
        with pytest.raises(ValidationError, match="can't be a part of itself"), refusals.of_writing(cast.eleni.unit):
            below.save(force_insert=True)

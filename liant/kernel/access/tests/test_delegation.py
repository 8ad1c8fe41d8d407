"""Rights are lent for a time, and what is done with them is told as done for the lender (SEC-03)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from liant.kernel.access.actor import enter, lender_of
from liant.kernel.access.models import Delegation, Employee
from liant.kernel.commands import command
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.lending import HOUR, lend
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("SEC-03")


def sees(employee: Employee, record: Contact) -> bool:
    with enter(employee.pk):
        return Contact.objects.filter(pk=record.pk).exists()


def test_who_borrows_sees_what_the_lender_sees_until_it_ends(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.anna)
    before = sees(cast.omar, made)

    delegation = lend(cast.anna, cast.omar, by=cast.anna)

    moments = (delegation.ends_at - timedelta(seconds=1), delegation.ends_at)
    with enter(cast.dora.pk):
        then = [would_see(cast.omar, made, at) for at in moments]
    assert (before, sees(cast.omar, made), then) == (False, True, [True, False])


def would_see(employee: Employee, record: Contact, at: datetime) -> bool:
    with connection.cursor() as cursor:
        values = [employee.pk, record.audience, at]
        cursor.execute("SELECT access.would_open(%s, 'contact', 'see', %s, %s)", values)
        return bool(cursor.fetchone()[0])


@pytest.mark.parametrize(
    "times",
    [
        {"starts_at": timezone.now() + HOUR, "ends_at": timezone.now() + 2 * HOUR},
        {"starts_at": timezone.now() - 2 * HOUR, "ends_at": timezone.now() - HOUR},
    ],
    ids=["not begun", "ended"],
)
def test_outside_its_time_nothing_is_lent(cast: Cast, times: dict[str, Any]) -> None:
    made = contact(owner=cast.anna, by=cast.anna)

    lend(cast.anna, cast.omar, by=cast.anna, **times)

    assert not sees(cast.omar, made)


def test_a_revoked_one_ends_at_once(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.anna)
    delegation = lend(cast.anna, cast.omar, by=cast.anna)

    commands.change(delegation, {"revoked_at": timezone.now() - timedelta(seconds=1)}, by=cast.anna)

    assert not sees(cast.omar, made)


def test_when_the_lender_leaves_it_ends(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.anna)
    lend(cast.anna, cast.omar, by=cast.anna)

    with enter(cast.dora.pk):
        Employee.objects.filter(pk=cast.anna.pk).update(is_active=False)

    assert not sees(cast.omar, made)


def test_only_the_chosen_rights_are_lent(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.anna)

    lend(cast.anna, cast.omar, by=cast.anna, rights=["contact:see"])

    assert sees(cast.omar, made)
    with pytest.raises(PermissionDenied):
        commands.change(made, {"name": "Other"}, by=cast.omar)


def test_a_change_with_a_lent_right_is_told_as_done_for_the_lender(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.anna)
    lend(cast.anna, cast.omar, by=cast.anna)

    with enter(cast.omar.pk):
        lent, own = lender_of("change", Contact, made.audience), lender_of("create", Contact)

    assert (lent, own) == (cast.anna.pk, None)


def test_no_one_lends_the_rights_of_another_but_a_manager_above(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="a manager above may lend"), transaction.atomic():
        lend(cast.anna, cast.irina, by=cast.eleni)

    with enter(cast.dora.pk):
        type(cast.eleni.unit).objects.filter(pk=cast.eleni.unit_id).update(manager=cast.eleni)

    assert lend(cast.anna, cast.irina, by=cast.eleni).owner_id == cast.anna.pk


def test_raw_sql_lends_no_rights_of_another(cast: Cast) -> None:
    row = Delegation(
        owner=cast.dora, unit=cast.boris.unit, borrower=cast.irina, reason="Mine now",
        starts_at=timezone.now(), ends_at=timezone.now() + HOUR,
    )  # fmt: skip

    with enter(cast.irina.pk), pytest.raises(ProgrammingError, match="lent by their holder"), transaction.atomic():
        row.save()


def test_the_borrower_sees_the_delegation_and_cannot_change_it(cast: Cast) -> None:
    delegation = lend(cast.anna, cast.omar, by=cast.anna)

    with enter(cast.omar.pk):
        assert Delegation.objects.filter(pk=delegation.pk).exists()
    with pytest.raises(PermissionDenied):
        commands.change(delegation, {"ends_at": timezone.now() + 9 * HOUR}, by=cast.omar)
    with enter(cast.boris.pk):
        assert not Delegation.objects.filter(pk=delegation.pk).exists()


@command("approve")
def approve(record: Contact, *, by: Employee) -> None:
    """A command that needs the right to approve."""


def test_no_one_approves_what_is_ones_own_with_a_lent_right(cast: Cast) -> None:
    own, other = contact(owner=cast.omar, by=cast.dora), contact(owner=cast.boris, by=cast.dora)
    with enter(cast.dora.pk):
        roles = Employee.objects.get(pk=cast.omar.pk).assignments
        roles.get().role.grants.filter(action="approve").delete()
    lend(cast.dora, cast.omar, by=cast.dora, rights=["contact:see", "contact:approve"])

    approve(other, by=cast.omar)

    with pytest.raises(PermissionDenied):
        approve(own, by=cast.omar)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"ends_at": timezone.now() - 2 * HOUR}, "can't end before it begins"),
        ({"borrower": "anna"}, "Nobody can lend"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(cast: Cast, values: dict[str, Any], message: str) -> None:
    values = {name: getattr(cast, value) if isinstance(value, str) else value for name, value in values.items()}

    with pytest.raises(ValidationError, match=message):
        lend(cast.anna, values.pop("borrower", cast.omar), by=cast.anna, **values)

"""Why can I (not) see this? (SEC-07)"""

from datetime import timedelta

import pytest
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.access.explaining import explain, who_may
from liant.kernel.access.models import Delegation, Employee
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("SEC-07")


BELOW = "it belongs to the unit North; by the role “Scope below”, scope: unit and below"
TOO_FAR = "Boris South may not (see): the rights do not reach this far."


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("dora", "Dora Director may (see).", "by the role “Scope all”, which opens all of them"),
        ("eleni", "Eleni Head may (see).", BELOW),
        ("anna", "Anna North may (see).", "owns it; by the role “Scope own”, scope: own"),
        ("boris", TOO_FAR, "not by the role “Scope own”, scope: own"),
    ],
)
def test_the_answer_names_the_role_the_scope_and_what_fits(cast: Cast, name: str, text: str, reason: str) -> None:
    made = contact(owner=cast.anna, by=cast.dora)

    with enter(cast.dora.pk):
        answer = explain(made, getattr(cast, name))

        assert answer.text == text
        assert [found.text for found in answer.reasons] == [reason]
        assert ("Anna North, unit North" in answer.remedy) is not answer.is_allowed


def test_a_lent_right_is_explained_with_its_lender_and_its_end(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.dora)
    begins = timezone.now() - timedelta(hours=1)
    values = {"owner": cast.anna, "unit": cast.anna.unit, "borrower": cast.omar, "reason": "Leave"}
    commands.create(Delegation, values | {"starts_at": begins, "ends_at": begins + timedelta(days=1)}, by=cast.anna)

    with enter(cast.dora.pk):
        reasons = explain(made, cast.omar).reasons

    assert [reason.fits for reason in reasons] == [True, False]
    assert reasons[0].text.startswith(
        "Anna North owns it; by the role “Scope own”, scope: own (lent by Anna North until"
    )


def test_who_left_is_told_to_have_left(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.dora)

    with enter(cast.dora.pk):
        Employee.objects.filter(pk=cast.anna.pk).update(is_active=False)
        answer = explain(made, Employee.objects.get(pk=cast.anna.pk))

    assert (answer.is_allowed, answer.text) == (False, "Anna North may not: does not work here any more.")


def test_everyone_who_sees_a_record_is_those_to_whom_the_database_shows_it(cast: Cast) -> None:
    made = contact(owner=cast.boris, by=cast.dora)

    with enter(cast.dora.pk):
        told = {employee.given_name for employee in who_may(made)}

    assert told == {"Dora", "Eleni", "Boris", "Irina"}


def test_nothing_is_explained_to_who_may_not_change_roles(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.dora)

    with enter(cast.anna.pk):
        assert explain(made, cast.dora).reasons == []
        assert who_may(made) == []

"""Completing an activity, and who may (ACT-07, SEC-02)."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, transaction
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.grantable import grantables
from liant.kernel.access.models import Employee, Grant
from liant.kernel.entity import commands
from liant.kernel.history.models import Entry
from liant.kernel.testing.cast import Cast
from liant.modules.activities.commands import complete
from liant.modules.activities.models import Activity
from liant.modules.activities.samples import activity

pytestmark = pytest.mark.req("ACT-07", "SEC-02")

SignIn = Callable[[Employee], Client]


@pytest.fixture
def planned(cast: Cast) -> Activity:
    """Of Anna's."""
    return activity(owner=cast.anna, by=cast.anna, status="planned")  # type: ignore[no-any-return]


def take_right(action: str, *, from_role: str, by: Employee) -> None:
    """Have a role of the cast grant this on activities no more."""
    with enter(by.pk):
        Grant.objects.filter(role__name=from_role, entity="activity", action=action).delete()


def status_of(planned: Activity, *, by: Employee) -> str:
    """As it is in the database."""
    with enter(by.pk):
        return str(Activity.objects.get(pk=planned.pk).status)


def test_the_button_completes_it_and_is_gone_then(cast: Cast, planned: Activity, sign_in: SignIn) -> None:
    browser, page = sign_in(cast.anna), f"/activities/{planned.pk}/"
    before = browser.get(page).content.decode()

    answer = browser.post(f"{page}complete/", follow=True)

    assert f"{page}complete/" in before
    assert "is done." in answer.content.decode()
    assert f"{page}complete/" not in answer.content.decode()
    assert status_of(planned, by=cast.anna) == "done"
    with enter(cast.anna.pk):
        assert Entry.objects.latest("id").verb == "complete"


def test_what_is_done_can_not_be_completed_again(cast: Cast, planned: Activity) -> None:
    complete(planned, by=cast.anna)

    with pytest.raises(ValidationError, match="Only a planned"):
        complete(planned, by=cast.anna)


def test_without_the_right_nobody_completes_whatever_the_path(cast: Cast, planned: Activity, sign_in: SignIn) -> None:
    take_right("complete", from_role="Scope own", by=cast.dora)
    browser, page = sign_in(cast.anna), f"/activities/{planned.pk}/"

    assert f"{page}complete/" not in browser.get(page).content.decode()
    assert browser.post(f"{page}complete/").status_code == 403
    assert browser.get(f"{page}edit/").context["form"].fields["status"].disabled
    refused = browser.patch(f"/api{page}", {"status": "done"}, "application/json")
    assert (refused.status_code, list(refused.json()["errors"])) == (422, ["status"])
    with enter(cast.anna.pk), pytest.raises(ProgrammingError, match="not theirs to complete"), transaction.atomic():
        Activity.objects.update(status="cancelled")
    assert status_of(planned, by=cast.anna) == "planned"
    # All else may be changed.
    commands.change(planned, {"location": "Gherla", "status": "planned"}, by=cast.anna)


def test_who_may_not_change_it_does_not_complete_it_either(cast: Cast, planned: Activity) -> None:
    take_right("change", from_role="Scope own", by=cast.dora)

    with pytest.raises(PermissionDenied):
        complete(planned, by=cast.anna)

    assert status_of(planned, by=cast.anna) == "planned"


def test_only_entities_that_name_an_action_offer_it() -> None:
    offered = {row.entity: {*map(str, row.actions)} for row in grantables()}

    assert {entity for entity, actions in offered.items() if "complete" in actions} == {"activity"}
    assert not {"approve", "mass_mail"} & set().union(*offered.values())

"""Completing an activity, and who may (ACT-05, ACT-07, SEC-02)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.grantable import grantables
from liant.kernel.access.models import Employee, Grant
from liant.kernel.entity import commands
from liant.kernel.history.models import Entry
from liant.kernel.lifecycle.commands import take_step
from liant.kernel.testing.cast import Cast
from liant.modules.activities.models import Activity, ActivityStage
from liant.modules.activities.samples import activity, activity_type, stage_of

pytestmark = pytest.mark.req("ACT-05", "ACT-07", "SEC-02")

SignIn = Callable[[Employee], Client]


@pytest.fixture
def planned(cast: Cast) -> Activity:
    """Of Anna's."""
    return activity(owner=cast.anna, by=cast.anna)  # type: ignore[no-any-return]


@pytest.fixture
def done(cast: Cast) -> ActivityStage:
    """The stage that counts as done."""
    with enter(cast.dora.pk):
        return stage_of("done")  # type: ignore[no-any-return]


def take_right(action: str, *, from_role: str, by: Employee) -> None:
    """Have a role of the cast grant this on activities no more."""
    with enter(by.pk):
        Grant.objects.filter(role__name=from_role, entity="activity", action=action).delete()


def status_of(planned: Activity, *, by: Employee) -> str:
    """As it is in the database."""
    with enter(by.pk):
        return str(Activity.objects.get(pk=planned.pk).status)


def test_the_button_completes_it_and_is_gone_then(
    cast: Cast, planned: Activity, done: ActivityStage, sign_in: SignIn
) -> None:
    browser, page = sign_in(cast.anna), f"/activities/{planned.pk}/"
    step = f"{page}stages/{done.pk}/"
    before = browser.get(page).content.decode()

    answer = browser.post(step, follow=True).content.decode()

    assert step in before
    assert f"{planned.summary}: Done." in answer
    assert step not in answer
    assert status_of(planned, by=cast.anna) == "done"
    with enter(cast.anna.pk):
        assert Entry.objects.latest("id").verb == "complete"


def test_what_is_completed_can_be_undone_at_once(
    cast: Cast, planned: Activity, done: ActivityStage, sign_in: SignIn
) -> None:
    take_step(planned, done, by=cast.anna)
    with enter(cast.anna.pk):
        entry = Entry.objects.latest("id").pk

    sign_in(cast.anna).post(f"/history/{entry}/undo/")

    assert status_of(planned, by=cast.anna) == "planned"


def test_without_the_right_nobody_completes_whatever_the_path(
    cast: Cast, planned: Activity, done: ActivityStage, sign_in: SignIn
) -> None:
    take_right("complete", from_role="Scope own", by=cast.dora)
    browser, page = sign_in(cast.anna), f"/activities/{planned.pk}/"

    assert f"{page}stages/{done.pk}/" not in browser.get(page).content.decode()
    assert browser.post(f"{page}stages/{done.pk}/").status_code == 403
    refused = browser.patch(f"/api{page}", {"stage": done.pk}, "application/json")
    assert (refused.status_code, refused.json()["errors"]) == (
        422, {"stage": ["You do not have the right to complete it."]},
    )  # fmt: skip
    with enter(cast.anna.pk), pytest.raises(IntegrityError, match="step_completes"), transaction.atomic():
        Activity.objects.update(stage=done)
    assert status_of(planned, by=cast.anna) == "planned"
    # All else may be changed.
    commands.change(planned, {"location": "Gherla", "stage": None}, by=cast.anna)


def test_who_may_not_change_it_does_not_complete_it_either(cast: Cast, planned: Activity, done: ActivityStage) -> None:
    take_right("change", from_role="Scope own", by=cast.dora)

    with pytest.raises(PermissionDenied):
        take_step(planned, done, by=cast.anna)

    assert status_of(planned, by=cast.anna) == "planned"


def test_where_somebody_is_named_nobody_else_completes_it(cast: Cast, done: ActivityStage, sign_in: SignIn) -> None:
    made = activity(owner=cast.anna, by=cast.dora, completer=cast.eleni)
    step = f"/activities/{made.pk}/stages/{done.pk}/"

    assert step not in sign_in(cast.anna).get(f"/activities/{made.pk}/").content.decode()
    assert step in sign_in(cast.eleni).get(f"/activities/{made.pk}/").content.decode()
    for other in (cast.anna, cast.dora):
        with pytest.raises(ValidationError, match="Only who is named there"):
            take_step(made, done, by=other)
    take_step(made, done, by=cast.eleni)

    assert status_of(made, by=cast.anna) == "done"


@pytest.mark.req("ACT-02")
def test_where_the_type_needs_a_result_the_button_asks_for_it(cast: Cast, done: ActivityStage, sign_in: SignIn) -> None:
    kind = activity_type(owner=cast.dora, by=cast.dora, needs_result=True)
    made = activity(owner=cast.anna, by=cast.anna, type=kind)
    browser = sign_in(cast.anna)
    form = f"/activities/{made.pk}/edit/?stage={done.pk}&only=stage&only=result"

    assert form.replace("&", "&amp;") in browser.get(f"/activities/{made.pk}/").content.decode()
    assert [field.name for field in browser.get(form).context["form"]] == ["stage", "result"]
    refused: Any = browser.post(form, {"stage": done.pk, "result": ""})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["result"])
    browser.post(form, {"stage": done.pk, "result": "A semnat."})

    assert status_of(made, by=cast.anna) == "done"


def test_only_entities_that_name_an_action_offer_it() -> None:
    offered = {row.entity: {*map(str, row.actions)} for row in grantables()}

    assert {entity for entity, actions in offered.items() if "complete" in actions} == {"activity"}
    assert not {"approve", "mass_mail"} & set().union(*offered.values())

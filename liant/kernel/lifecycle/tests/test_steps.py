"""From stage to stage: where steps lead, whose they are, and that no path leads around them (ACT-04)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Role
from liant.kernel.entity import commands
from liant.kernel.lifecycle.commands import take_step
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.lending import lend
from liant.modules.activities.models import Activity, ActivityLifecycle, ActivityStage, ActivityType
from liant.modules.activities.samples import activity, activity_lifecycle, activity_stage, activity_type

pytestmark = pytest.mark.req("ACT-04")
SignIn = Callable[[Employee], Client]


@pytest.fixture
def stages(cast: Cast) -> dict[str, ActivityStage]:
    """The stages there are at first."""
    with enter(cast.dora.pk):
        return {stage.name: stage for stage in ActivityStage.objects.all()}


@pytest.fixture
def approved_type(cast: Cast) -> ActivityType:
    """What heads approve."""
    with enter(cast.dora.pk):
        lifecycle = ActivityLifecycle.objects.get(name="With approval")
    return activity_type(owner=cast.dora, by=cast.dora, lifecycle=lifecycle)  # type: ignore[no-any-return]


def own_type(cast: Cast, *steps: dict[str, Any], first: ActivityStage) -> ActivityType:
    """A type with a life cycle of these steps."""
    lifecycle = activity_lifecycle(owner=cast.dora, by=cast.dora, first=first, parts={"steps": list(steps)})
    return activity_type(owner=cast.dora, by=cast.dora, lifecycle=lifecycle)  # type: ignore[no-any-return]


def buttons(client: Client, made: Activity) -> list[str]:
    """The steps that a page offers."""
    return [verb.label for verb in client.get(f"/activities/{made.pk}/").context["verbs"] if not verb.is_link]


def test_a_new_one_begins_in_the_first_stage_of_its_type_and_counts_as_that_does(
    cast: Cast, approved_type: ActivityType
) -> None:
    made = activity(owner=cast.anna, by=cast.anna, type=approved_type)

    with enter(cast.anna.pk):
        assert (made.stage.name, made.status) == ("Requested", "planned")


def test_where_no_step_leads_one_is_told_what_is_next_by_every_door(
    cast: Cast, approved_type: ActivityType, stages: dict[str, ActivityStage], sign_in: SignIn
) -> None:
    made = activity(owner=cast.anna, by=cast.anna, type=approved_type)
    refusal = "From “Requested” the next is “Approved”, “Cancelled”, “Refused”."
    client, page = sign_in(cast.eleni), f"/activities/{made.pk}/"

    with pytest.raises(ValidationError) as refused:
        take_step(made, stages["Done"], by=cast.eleni)
    api = client.patch(f"/api{page}", {"stage": stages["Done"].pk}, "application/json")
    button = client.post(f"{page}stages/{stages['Done'].pk}/", follow=True)
    with enter(cast.eleni.pk), pytest.raises(IntegrityError, match="step_leads_there"), transaction.atomic():
        Activity.objects.filter(pk=made.pk).update(stage=stages["Done"])

    assert refused.value.message_dict == {"stage": [refusal]}
    assert (api.status_code, api.json()["errors"]) == (422, {"stage": [refusal]})
    assert refusal in button.content.decode()


def test_what_it_counts_as_follows_from_the_stage_alone(cast: Cast, stages: dict[str, ActivityStage]) -> None:
    made = activity(owner=cast.anna, by=cast.anna)

    with enter(cast.anna.pk), pytest.raises(IntegrityError, match="status_by_stage"), transaction.atomic():
        Activity.objects.filter(pk=made.pk).update(status="done")
    done = take_step(made, stages["Done"], by=cast.anna)

    assert (made.status, done.status) == ("planned", "done")


def test_a_new_one_may_be_where_one_step_leads_but_not_further(
    cast: Cast, approved_type: ActivityType, stages: dict[str, ActivityStage]
) -> None:
    with enter(cast.dora.pk):
        commands.change(cast.eleni.unit, {"manager": cast.eleni}, by=cast.dora)
    done = activity(owner=cast.anna, by=cast.anna, stage=stages["Done"])
    with pytest.raises(ValidationError, match="the next is"):
        activity(owner=cast.anna, by=cast.anna, type=approved_type, stage=stages["Done"])
    with pytest.raises(ValidationError, match="somebody else to take"):
        activity(owner=cast.anna, by=cast.anna, type=approved_type, stage=stages["Approved"])
    approved = activity(owner=cast.anna, by=cast.eleni, type=approved_type, stage=stages["Approved"])

    assert (done.status, approved.stage_id) == ("done", stages["Approved"].pk)


def test_the_head_approves_and_nobody_else(
    cast: Cast, approved_type: ActivityType, stages: dict[str, ActivityStage], sign_in: SignIn
) -> None:
    with enter(cast.dora.pk):
        commands.change(cast.eleni.unit, {"manager": cast.eleni}, by=cast.dora)
    made = activity(owner=cast.anna, by=cast.anna, type=approved_type)

    offered = {name: buttons(sign_in(getattr(cast, name)), made) for name in ("anna", "eleni", "dora")}
    for other in (cast.anna, cast.dora):
        with pytest.raises(ValidationError, match="This step is for somebody else to take"):
            take_step(made, stages["Approved"], by=other)
    approved = take_step(made, stages["Approved"], by=cast.eleni)

    assert offered == {"anna": ["Withdraw"], "eleni": ["Approve", "Refuse"], "dora": []}
    assert approved.stage_id == stages["Approved"].pk


def test_what_is_a_heads_own_the_head_above_approves(
    cast: Cast, approved_type: ActivityType, stages: dict[str, ActivityStage]
) -> None:
    with enter(cast.dora.pk):
        for head in (cast.eleni, cast.dora):
            commands.change(head.unit, {"manager": head}, by=cast.dora)
    made = activity(owner=cast.eleni, by=cast.eleni, type=approved_type)

    with pytest.raises(ValidationError, match="somebody else"):
        take_step(made, stages["Approved"], by=cast.eleni)

    assert take_step(made, stages["Approved"], by=cast.dora).stage_id == stages["Approved"].pk


@pytest.mark.req("SEC-03")
def test_whoever_the_head_lent_the_right_approves_in_the_heads_place(
    cast: Cast, approved_type: ActivityType, stages: dict[str, ActivityStage]
) -> None:
    with enter(cast.dora.pk):
        commands.change(cast.eleni.unit, {"manager": cast.eleni}, by=cast.dora)
    made = activity(owner=cast.anna, by=cast.anna, type=approved_type)
    with pytest.raises(ValidationError, match="somebody else"):
        take_step(made, stages["Approved"], by=cast.dora)

    lend(cast.eleni, cast.dora, by=cast.eleni)

    assert take_step(made, stages["Approved"], by=cast.dora).stage_id == stages["Approved"].pk


def test_a_step_may_be_for_who_has_a_role(cast: Cast, stages: dict[str, ActivityStage]) -> None:
    with enter(cast.dora.pk):
        heads = Role.objects.get(name="Scope below")
    step = {"source": stages["Planned"], "target": stages["Done"], "taken_by": "role", "role": heads}
    made = activity(owner=cast.anna, by=cast.anna, type=own_type(cast, step, first=stages["Planned"]))

    with pytest.raises(ValidationError, match="somebody else"):
        take_step(made, stages["Done"], by=cast.anna)

    assert take_step(made, stages["Done"], by=cast.eleni).status == "done"


@pytest.mark.parametrize(
    ("step", "errors"),
    [
        ({"target": "Planned"}, {"steps.0.target": ["A step leads to another stage."]}),
        ({"taken_by": "role"}, {"steps.0.role": ["Choose the role whose holders take it."]}),
    ],
)
def test_a_step_that_leads_nowhere_or_is_nobodys_is_refused(
    cast: Cast, stages: dict[str, ActivityStage], step: dict[str, Any], errors: dict[str, list[str]]
) -> None:
    given = {"source": stages["Planned"], "target": stages["Done"]} | step
    given["target"] = stages.get(str(given["target"]), given["target"])

    with pytest.raises(ValidationError) as refused:
        own_type(cast, given, first=stages["Planned"])

    assert refused.value.message_dict == errors


def test_with_another_type_it_is_where_that_begins_unless_its_stage_is_there_too(
    cast: Cast, approved_type: ActivityType, stages: dict[str, ActivityStage]
) -> None:
    planned, under_way, done = (
        activity(owner=cast.anna, by=cast.anna, stage=stages[name]) for name in ("Planned", "In progress", "Done")
    )

    changed = [commands.change(made, {"type": approved_type}, by=cast.anna) for made in (planned, under_way, done)]

    assert [made.stage_id for made in changed] == [stages[name].pk for name in ("Requested", "In progress", "Done")]


def test_a_stage_counts_as_it_does_while_records_are_in_it(cast: Cast, stages: dict[str, ActivityStage]) -> None:
    activity(owner=cast.omar, by=cast.omar)

    with pytest.raises(ValidationError) as refused:
        commands.change(stages["Planned"], {"status": "done"}, by=cast.dora)

    assert list(refused.value.message_dict) == ["status"]
    unused = activity_stage(owner=cast.dora, by=cast.dora)
    assert commands.change(unused, {"status": "done"}, by=cast.dora).status == "done"


def test_a_stage_in_use_is_not_deleted(cast: Cast, stages: dict[str, ActivityStage]) -> None:
    with pytest.raises(ValidationError, match="can't be deleted"):
        commands.delete(stages["Waiting"], by=cast.dora)


def test_a_new_step_is_offered_at_once(cast: Cast, stages: dict[str, ActivityStage], sign_in: SignIn) -> None:
    kind = own_type(cast, {"source": stages["Planned"], "target": stages["Done"]}, first=stages["Planned"])
    made, client = activity(owner=cast.anna, by=cast.anna, type=kind), sign_in(cast.anna)
    before = buttons(client, made)
    with enter(cast.dora.pk):
        rows = [{"id": step.pk} for step in kind.lifecycle.steps.all()]

    new = {"source": stages["Planned"], "target": stages["Waiting"], "name": "Later"}
    commands.change(kind.lifecycle, {}, {"steps": [*rows, new]}, by=cast.dora)

    assert (before, buttons(client, made)) == (["Done"], ["Done", "Later"])


def test_the_form_offers_only_where_a_step_leads(cast: Cast, approved_type: ActivityType, sign_in: SignIn) -> None:
    made = activity(owner=cast.anna, by=cast.anna, type=approved_type)

    form = sign_in(cast.anna).get(f"/activities/{made.pk}/edit/").context["form"]

    with enter(cast.anna.pk):
        offered = [stage.name for stage in form.fields["stage"].queryset]
    assert offered == ["Requested", "Approved", "Cancelled", "Refused"]

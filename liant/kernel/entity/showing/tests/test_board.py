"""A list as a board: what lies in its lanes, and what becomes of a card that is moved (GEN-02)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Grant, Tree
from liant.kernel.characteristics.samples import characteristic
from liant.kernel.entity import commands
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.registry import entities
from liant.kernel.testing.cast import Cast
from liant.modules.activities.models import Activity, ActivityStage, ActivityType
from liant.modules.activities.samples import activity, activity_type, stage_of

pytestmark = pytest.mark.req("GEN-02")
SignIn = Callable[[Employee], Client]
BOARD = "/activities/?show=board"


def told(response: Any) -> dict[str, list[str]]:
    """The cards of each lane by name."""
    return {lane.label: [card.caption for card in lane.cards] for lane in response.context["lanes"]}


@pytest.fixture
def stages(cast: Cast) -> dict[str, str]:
    """The number of each stage, as pages send it, by its name."""
    with enter(cast.dora.pk):
        return {name: str(number) for number, name in ActivityStage.objects.values_list("pk", "name")}


def filled(response: Any) -> dict[str, list[str]]:
    """The lanes that have cards."""
    return {label: cards for label, cards in told(response).items() if cards}


def move(client: Client, record: Any, query: str = "show=board", **sent: str) -> Any:
    return client.post(f"/activities/{record.pk}/move/?{query}", sent, headers={"X-Up-Version": "3.14"})


def test_records_lie_in_the_lane_of_their_value_in_the_order_of_the_list(cast: Cast, sign_in: SignIn) -> None:
    for summary, status in (("Beta", "planned"), ("Alfa", "planned"), ("Gama", "done")):
        activity(owner=cast.anna, by=cast.anna, summary=summary, status=status)

    response = sign_in(cast.anna).get(f"{BOARD}&sort=caption")

    assert filled(response) == {"Planned": ["Alfa", "Beta"], "Done": ["Gama"]}
    # Nothing is requested as long as no type goes that way.
    assert list(told(response)) == ["Planned", "In progress", "Waiting", "Done", "Cancelled"]
    counts = {lane.label: lane.listing.count.text for lane in response.context["lanes"]}
    assert (counts["Planned"], counts["Done"], counts["Cancelled"]) == ("2", "1", "0")
    assert response.context["count"]["text"] == "3"


def test_search_filters_and_condition_hold_in_all_lanes(cast: Cast, sign_in: SignIn, stages: dict[str, str]) -> None:
    for summary, status in (("Ofertă", "planned"), ("Ofertă", "done"), ("Vizită", "done")):
        activity(owner=cast.anna, by=cast.anna, summary=summary, status=status)

    client = sign_in(cast.anna)

    assert filled(client.get(f"{BOARD}&q=oferta")) == {"Planned": ["Ofertă"], "Done": ["Ofertă"]}
    assert filled(client.get(f"{BOARD}&status=done&sort=caption")) == {"Done": ["Ofertă", "Vizită"]}
    assert told(client.get(f"{BOARD}&stage={stages['Done']}&sort=caption")) == {"Done": ["Ofertă", "Vizită"]}
    condition = '{"field": "summary", "operator": "is", "value": "Vizită"}'
    assert told(client.get(f"{BOARD}&criteria={condition}"))["Done"] == ["Vizită"]


def test_lanes_may_be_by_another_field(cast: Cast, sign_in: SignIn) -> None:
    visit = activity_type(owner=cast.dora, by=cast.dora, name="Vizită lungă")
    activity(owner=cast.anna, by=cast.anna, summary="La fabrică", type=visit)

    lanes = told(sign_in(cast.anna).get(f"{BOARD}&by=type"))

    assert lanes["Vizită lungă"] == ["La fabrică"]
    with enter(cast.anna.pk):
        assert list(lanes) == list(ActivityType.objects.order_by("name").values_list("name", flat=True))


def test_a_lane_begins_with_thirty_and_goes_on_by_key(cast: Cast, sign_in: SignIn) -> None:
    for number in range(33):
        activity(owner=cast.anna, by=cast.anna, summary=f"Apel {number:02}")
    client = sign_in(cast.anna)

    first = client.get(f"{BOARD}&sort=caption")
    second = client.get(first.context["lanes"][0].more_url)

    assert told(first)["Planned"][-1] == "Apel 29"
    assert told(second) == {"Planned": ["Apel 30", "Apel 31", "Apel 32"]}


def test_the_numbers_of_a_lane_are_added_up(cast: Cast, sign_in: SignIn) -> None:
    characteristic(owner=cast.dora, by=cast.dora, name="Value", type="number", entity="activity")
    for value, status in ((10, "planned"), (5.5, "planned"), (100, "done")):
        activity(owner=cast.anna, by=cast.anna, status=status, **{"characteristics.value": value})

    lanes = sign_in(cast.anna).get(f"{BOARD}&column=characteristics.value").context["lanes"]

    assert {lane.label: lane.sums for lane in lanes if lane.sums} == {
        "Planned": [("Value", "15.5")], "Done": [("Value", "100")],
    }  # fmt: skip


def test_a_moved_card_is_changed_by_the_command_and_can_be_undone(
    cast: Cast, sign_in: SignIn, stages: dict[str, str]
) -> None:
    made = activity(owner=cast.anna, by=cast.anna, summary="Apel")

    response = move(sign_in(cast.anna), made, stage=stages["Done"], **{"was.stage": stages["Planned"]})

    assert response.status_code == 200
    assert response.context["cards"][0].lane == stages["Done"]
    assert "Apel is moved: Stage Done." in response.content.decode()
    assert "/undo/" in response.content.decode()
    with enter(cast.anna.pk):
        assert Activity.objects.get(pk=made.pk).status == "done"


def test_without_scripts_one_comes_back_to_the_board(cast: Cast, sign_in: SignIn, stages: dict[str, str]) -> None:
    made = activity(owner=cast.anna, by=cast.anna)

    response = sign_in(cast.anna).post(f"/activities/{made.pk}/move/?show=board&q=oferta", {"stage": stages["Done"]})

    assert response["Location"] == "/activities/?show=board&q=oferta"


def test_what_somebody_else_changed_is_not_overwritten(cast: Cast, sign_in: SignIn, stages: dict[str, str]) -> None:
    made = activity(owner=cast.anna, by=cast.anna, summary="Apel")
    with enter(cast.eleni.pk):
        cancelled = stage_of("cancelled")
    commands.change(made, {"stage": cancelled}, by=cast.eleni)

    response = move(sign_in(cast.anna), made, stage=stages["Done"], **{"was.stage": stages["Planned"]})

    assert response.status_code == 422
    assert response.context["cards"][0].lane == stages["Cancelled"]
    reason = "Apel stays where it is. Stage: Eleni Head changed this to “Cancelled” just now."
    assert reason in response.content.decode()
    with enter(cast.anna.pk):
        assert Activity.objects.get(pk=made.pk).status == "cancelled"


def test_a_change_of_another_field_meanwhile_hinders_nobody(
    cast: Cast, sign_in: SignIn, stages: dict[str, str]
) -> None:
    made = activity(owner=cast.anna, by=cast.anna)
    commands.change(made, {"location": "Cluj"}, by=cast.eleni)

    response = move(sign_in(cast.anna), made, stage=stages["Done"], **{"was.stage": stages["Planned"]})

    assert response.status_code == 200


def test_an_unknown_value_is_refused(cast: Cast, sign_in: SignIn, stages: dict[str, str]) -> None:
    made = activity(owner=cast.anna, by=cast.anna)

    response = move(sign_in(cast.anna), made, stage="0", **{"was.stage": stages["Planned"]})

    assert response.status_code == 422
    assert response.context["cards"][0].lane == stages["Planned"]


def test_only_the_field_of_the_lanes_is_changed(cast: Cast, sign_in: SignIn, stages: dict[str, str]) -> None:
    made = activity(owner=cast.anna, by=cast.anna, summary="Apel")

    move(sign_in(cast.anna), made, stage=stages["Done"], summary="Altceva", owner=str(cast.boris.pk))

    with enter(cast.anna.pk):
        again = Activity.objects.get(pk=made.pk)
    assert (again.summary, again.owner_id) == ("Apel", cast.anna.pk)


@pytest.mark.req("SEC-02")
def test_who_may_not_set_the_field_can_not_move(cast: Cast, sign_in: SignIn, stages: dict[str, str]) -> None:
    made = activity(owner=cast.anna, by=cast.anna)
    with enter(cast.dora.pk):
        Grant.objects.filter(entity="activity", action="complete", role__name="Scope own").delete()
    client = sign_in(cast.anna)

    response = move(client, made, stage=stages["Done"], **{"was.stage": stages["Planned"]})

    assert response.status_code == 422
    assert "Stage: You do not have the right to complete it." in response.content.decode()
    with enter(cast.anna.pk):
        assert Activity.objects.get(pk=made.pk).status == "planned"


def test_the_number_of_queries_does_not_grow_with_the_cards(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    client.get(BOARD)
    asked = []
    for _round in range(2):
        for status in ("planned", "done", "cancelled"):
            activity(owner=cast.anna, by=cast.anna, status=status)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(BOARD).status_code == 200
        asked.append(len(captured))

    lanes = len(client.get(BOARD).context["lanes"])
    assert asked[0] == asked[1] <= 14 + 2 * lanes


@pytest.mark.parametrize("entity", [each for each in entities() if each.board], ids=lambda entity: entity.name)
def test_boards_are_by_filters_that_each_record_answers_in_one_way(entity: Entity) -> None:
    named = {each.name for each in entity.table_filters}

    for name in entity.board.fields if entity.board else ():
        field: Any = entity.model._meta.get_field(name)
        assert name in named
        assert not field.null
        assert field.choices or not issubclass(field.related_model, Tree)
        assert isinstance(field, models.Field)

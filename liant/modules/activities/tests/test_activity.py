"""Activities have a time, an outcome and somebody who takes part (ACT-01 to ACT-03, ACT-07)."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.activities.columns import when
from liant.modules.activities.models import Activity, ActivityType, Participant
from liant.modules.activities.samples import MORNING, activity, activity_type, stage_of
from liant.modules.contacts.samples import contact

SignIn = Callable[[Employee], Client]


def local(day: int, hour: int = 0, *, month: int = 3) -> datetime:
    """A moment of 2026 by the clock of the installation."""
    return datetime(2026, month, day, hour, tzinfo=timezone.get_default_timezone())


def seen_by(*employees: Employee) -> list[int]:
    """How many activities each of them sees."""
    seen = []
    for employee in employees:
        with enter(employee.pk):
            seen.append(Activity.objects.count())
    return seen


def test_an_end_before_the_start_is_refused_at_the_field(cast: Cast) -> None:
    with pytest.raises(ValidationError) as refused:
        activity(owner=cast.anna, by=cast.dora, ends_at=MORNING - timedelta(minutes=1))

    assert refused.value.message_dict == {"ends_at": ["It can't end before it starts."]}


@pytest.mark.req("ACT-02")
def test_without_an_end_it_takes_as_long_as_its_type_usually_does(cast: Cast) -> None:
    kind = activity_type(owner=cast.dora, by=cast.dora, default_minutes=45)

    made = activity(owner=cast.anna, by=cast.dora, type=kind)

    assert made.ends_at - made.starts_at == timedelta(minutes=45)


@pytest.mark.req("ACT-08")
@pytest.mark.parametrize(
    ("end", "last"),
    [(None, 12), (local(12, 10), 12), (local(14, 9), 14), (local(15), 14)],
)
def test_whole_days_end_at_the_midnight_after_the_last_and_stay_so_when_saved_again(
    cast: Cast, end: datetime | None, last: int
) -> None:
    made = activity(owner=cast.anna, by=cast.dora, is_all_day=True, ends_at=end)
    first, after = made.starts_at, made.ends_at

    again = commands.change(made, {"summary": "Târg"}, by=cast.anna)

    assert timezone.localtime(first) == local(12)
    assert timezone.localtime(after) == local(last + 1)
    assert (again.starts_at, again.ends_at) == (first, after)


@pytest.mark.req("ACT-08")
def test_the_day_on_which_clocks_change_is_a_whole_day(cast: Cast) -> None:
    made = activity(owner=cast.anna, by=cast.dora, is_all_day=True, starts_at=local(25, 9, month=10))

    assert made.ends_at - made.starts_at == timedelta(hours=25)


@pytest.mark.req("ACT-08")
@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"ends_at": MORNING + timedelta(hours=1)}, "12 Mar 2026, 09:30 – 10:30"),
        ({"ends_at": MORNING}, "12 Mar 2026, 09:30"),
        ({"ends_at": MORNING + timedelta(days=1)}, "12 Mar 2026, 09:30 – 13 Mar 2026, 09:30"),
        ({"is_all_day": True, "ends_at": MORNING}, "12 Mar 2026"),
        ({"is_all_day": True, "ends_at": MORNING + timedelta(days=1)}, "12 Mar 2026 – 13 Mar 2026"),
    ],
)
def test_its_time_is_told_without_saying_a_day_twice(cast: Cast, values: dict[str, Any], text: str) -> None:
    assert when(activity(owner=cast.anna, by=cast.dora, **values)) == text


@pytest.mark.req("ACT-02")
def test_a_type_that_is_not_in_use_is_not_for_new_activities_but_stays_on_old_ones(cast: Cast) -> None:
    kind = activity_type(owner=cast.dora, by=cast.dora)
    made = activity(owner=cast.anna, by=cast.dora, type=kind)
    kind = commands.change(kind, {"is_active": False}, by=cast.dora)

    with enter(cast.anna.pk):
        done = stage_of("done")
    changed = commands.change(made, {"stage": done, "result": "A semnat."}, by=cast.anna)
    with pytest.raises(ValidationError) as refused:
        activity(owner=cast.anna, by=cast.dora, type=kind)

    assert (changed.status, changed.type_id) == ("done", kind.pk)
    assert set(refused.value.message_dict) == {"type"}


@pytest.mark.req("ACT-02")
def test_a_type_in_use_is_not_deleted(cast: Cast) -> None:
    kind = activity_type(owner=cast.dora, by=cast.dora)
    activity(owner=cast.anna, by=cast.dora, type=kind)

    with pytest.raises(ValidationError, match=r"activities belong to it\. If it is not to be used any more"):
        commands.delete(kind, by=cast.dora)

    with enter(cast.dora.pk):
        assert ActivityType.objects.filter(pk=kind.pk).exists()


@pytest.mark.req("ACT-01")
def test_a_contact_with_activities_is_not_deleted(cast: Cast) -> None:
    about = contact(owner=cast.anna, by=cast.anna)
    activity(owner=cast.anna, by=cast.dora, contact=about)

    with pytest.raises(ValidationError, match="activities belong to it"):
        commands.delete(about, by=cast.anna)


@pytest.mark.req("ACT-03", "SEC-06")
def test_who_takes_part_sees_it_and_so_does_who_sees_what_is_theirs_as_long_as_they_do(cast: Cast) -> None:
    made = activity(owner=cast.anna, by=cast.dora)
    before = seen_by(cast.boris, cast.irina, cast.omar)

    commands.change(made, {}, {"colleagues": [{"employee": cast.boris}]}, by=cast.anna)
    during = seen_by(cast.boris, cast.irina, cast.omar)
    commands.change(made, {}, {"colleagues": []}, by=cast.anna)

    assert (before, during) == ([0, 0, 0], [1, 1, 0])
    assert seen_by(cast.boris, cast.irina, cast.omar) == [0, 0, 0]


@pytest.mark.req("ACT-03", "SEC-06")
def test_who_only_takes_part_changes_nothing(cast: Cast, sign_in: SignIn) -> None:
    made = activity(owner=cast.anna, by=cast.dora, parts={"colleagues": [{"employee": cast.boris}]})
    client = sign_in(cast.boris)

    statuses = [
        client.get(f"/activities/{made.pk}/").status_code,
        client.get(f"/activities/{made.pk}/edit/").status_code,
        client.post(f"/activities/{made.pk}/delete/").status_code,
    ]

    assert statuses == [200, 403, 403]


@pytest.mark.req("ACT-03")
def test_the_owner_takes_part_unless_it_is_said_who_does(cast: Cast) -> None:
    own = activity(owner=cast.anna, by=cast.dora)
    said = activity(owner=cast.anna, by=cast.dora, parts={"colleagues": [{"employee": cast.irina}]})

    with enter(cast.dora.pk):
        taking_part = [
            list(Participant.objects.filter(activity=made).values_list("employee", flat=True)) for made in (own, said)
        ]

    assert taking_part == [[cast.anna.pk], [cast.irina.pk]]


@pytest.mark.req("ACT-03", "GEN-04")
def test_nobody_takes_part_twice_and_the_api_tells_so_by_row(cast: Cast, sign_in: SignIn) -> None:
    kind = activity_type(owner=cast.dora, by=cast.dora)
    about = contact(owner=cast.anna, by=cast.anna)
    values = {"summary": "Atelier", "type": kind.pk, "starts_at": "2026-03-12T09:30:00+02:00"}

    response = sign_in(cast.anna).post(
        "/api/activities/",
        json.dumps(values | {"attendees": [{"contact": about.pk}, {"contact": about.pk}]}),
        "application/json",
    )

    assert (response.status_code, response.json()["errors"]) == (
        422, {"attendees.1.contact": ["This is in another row already."]},
    )  # fmt: skip


@pytest.mark.req("ACT-03")
def test_two_rows_may_exchange_who_they_name(cast: Cast) -> None:
    rows = [{"employee": cast.anna, "answer": "accepted"}, {"employee": cast.irina, "answer": "declined"}]
    made = activity(owner=cast.anna, by=cast.dora, parts={"colleagues": rows})
    with enter(cast.dora.pk):
        first, second = Participant.objects.filter(activity=made).values_list("pk", flat=True)

    commands.change(
        made, {}, {"colleagues": [{"id": first, "employee": cast.irina}, {"id": second, "employee": cast.anna}]},
        by=cast.anna,
    )  # fmt: skip

    with enter(cast.dora.pk):
        answers = dict(Participant.objects.filter(activity=made).values_list("employee", "answer"))
    assert answers == {cast.irina.pk: "accepted", cast.anna.pk: "declined"}


@pytest.mark.req("ACT-01", "GEN-04")
def test_the_api_makes_one_and_takes_a_time_without_zone_by_the_clock_of_the_installation(
    cast: Cast, sign_in: SignIn
) -> None:
    kind = activity_type(owner=cast.dora, by=cast.dora, default_minutes=60)
    values = {"summary": "Apel", "type": kind.pk, "starts_at": "2026-07-01T09:00:00"}

    made = sign_in(cast.anna).post("/api/activities/", json.dumps(values), "application/json").json()

    assert datetime.fromisoformat(made["starts_at"]) == datetime(2026, 7, 1, 6, tzinfo=UTC)
    assert datetime.fromisoformat(made["ends_at"]) == datetime(2026, 7, 1, 7, tzinfo=UTC)
    assert [row["employee"]["caption"] for row in made["colleagues"]] == ["Anna North"]

"""A list as a calendar: which events a period has, by whose clock, and what becomes of one that is moved (ACT)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.registry import entities
from liant.kernel.entity.saving import kept_parameters
from liant.kernel.entity.showing import calendar
from liant.kernel.entity.showing.periods import Period, period, period_of
from liant.kernel.entity.showing.ways import OWN
from liant.kernel.testing.cast import Cast
from liant.modules.activities.models import Activity
from liant.modules.activities.samples import activity

pytestmark = pytest.mark.req("GEN-02", "ACT-01")
SignIn = Callable[[Employee], Client]
MARCH = "/activities/?show=calendar&day=2026-03-12"


def at(day: int, hour: int = 10, month: int = 3) -> datetime:
    return timezone.make_aware(datetime(2026, month, day, hour))  # noqa: DTZ001  the zone comes with make_aware


def told(response: Any) -> dict[str, list[str]]:
    """The events by day."""
    return {day.isoformat(): [event.caption for event in events] for day, events in response.context["days"]}


def make(cast: Cast, summary: str, start: datetime, end: datetime | None = None, **values: Any) -> Any:
    values |= {"ends_at": end or start + timedelta(hours=1)}
    return activity(owner=cast.anna, by=cast.anna, summary=summary, starts_at=start, **values)


def move(client: Client, record: Any, **sent: str) -> Any:
    """As the island does: all three fields, and what the page showed."""
    was = dict.fromkeys(("was.starts_at", "was.ends_at", "was.is_all_day"), "")
    for name in ("starts_at", "ends_at"):
        was[f"was.{name}"] = timezone.localtime(getattr(record, name)).strftime("%Y-%m-%dT%H:%M")
    was["was.is_all_day"] = "on" if record.is_all_day else ""
    url = f"/activities/{record.pk}/move/?show=calendar"
    return client.post(url, was | sent, headers={"X-Up-Version": "3.14"})


def test_a_month_has_what_begins_goes_on_and_ends_in_its_weeks(cast: Cast, sign_in: SignIn) -> None:
    make(cast, "Before", at(20, month=2))
    make(cast, "Since long ago", at(1, month=1), at(2))
    make(cast, "Over night", at(22, 23, month=2), at(23, 2, month=2))
    make(cast, "Within", at(12))
    make(cast, "A moment", at(23, 0, month=2), at(23, 0, month=2))
    make(cast, "After", at(6, month=4))

    days = told(sign_in(cast.anna).get(MARCH))

    # March 2026 is shown from Monday, 23 February to Sunday, 5 April.
    assert days["2026-02-23"] == ["Since long ago", "Over night", "A moment"]
    assert days["2026-03-12"] == ["Within"]
    assert set(days) == {*(f"2026-02-{day}" for day in range(23, 29)), "2026-03-01", "2026-03-02", "2026-03-12"}


@pytest.mark.parametrize(("span", "first", "end"), [
    ("month", "2026-02-23", "2026-04-06"), ("week", "2026-03-09", "2026-03-16"), ("day", "2026-03-12", "2026-03-13"),
    ("agenda", "2026-03-01", "2026-04-01"), ("century", "2026-02-23", "2026-04-06"),
])  # fmt: skip
def test_periods_are_whole_weeks_days_and_months(span: str, first: str, end: str) -> None:
    found = period_of(QueryDict(f"span={span}&day=2026-03-12"))

    assert (found.first.isoformat(), found.end.isoformat()) == (first, end)


@pytest.mark.parametrize("day", ["", "never", "2026-13-45"])
def test_a_day_that_is_none_is_today(day: str) -> None:
    assert period_of(QueryDict(urlencode({"day": day}))).day == timezone.localdate()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_no_day_lies_beyond_what_a_clock_tells(cast: Cast, sign_in: SignIn, day: str) -> None:
    assert sign_in(cast.anna).get(f"/activities/?show=calendar&day={day}").status_code == 200


def test_the_next_month_follows_the_last_day_of_a_long_one() -> None:
    found = period("month", date(2026, 1, 31))

    assert (found.previous, found.next) == (date(2025, 12, 1), date(2026, 2, 1))


def test_titles_are_written_as_the_language_does() -> None:
    with translation.override("ro"):
        titles = [period(span, date(2026, 12, 1)).title for span in ("month", "week", "day")]

    # The dash stands between thin spaces.
    assert titles == ["Decembrie 2026", "30 nov.\u2009–\u20096 dec. 2026", "Marți, 1 decembrie 2026"]


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_day_on_which_clocks_change_is_whole(day: date) -> None:
    first, end = Period("day", day, day, day + timedelta(days=1)).bounds

    assert (timezone.localtime(first).hour, timezone.localtime(end).hour) == (0, 0)
    assert end.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=23 if day.month == 3 else 25)


def test_a_move_over_a_change_of_clocks_keeps_the_hour(cast: Cast, sign_in: SignIn) -> None:
    made = make(cast, "Vizită", at(28))

    response = move(sign_in(cast.anna), made, starts_at="2026-03-30T10:00", ends_at="2026-03-30T11:00")

    assert response.status_code == 200
    with enter(cast.anna.pk):
        again = Activity.objects.get(pk=made.pk)
    assert (again.starts_at, again.ends_at) == (at(30), at(30, 11))
    assert again.starts_at.astimezone(UTC) - made.starts_at.astimezone(UTC) == timedelta(days=2, hours=-1)


def test_an_hour_that_there_is_not_is_refused_in_words(cast: Cast, sign_in: SignIn) -> None:
    made = make(cast, "Vizită", at(28))

    response = move(sign_in(cast.anna), made, starts_at="2026-03-29T03:30", ends_at="2026-03-29T04:30")

    assert response.status_code == 422
    assert "Vizită stays where it is." in response.content.decode()
    assert "may not exist" in response.content.decode()


def test_a_moved_event_can_be_undone_and_is_drawn_as_it_is_then(cast: Cast, sign_in: SignIn) -> None:
    made = make(cast, "Vizită", at(12))

    response = move(sign_in(cast.anna), made, starts_at="2026-03-13T09:00", ends_at="2026-03-13T09:30")

    text = response.content.decode()
    assert "/undo/" in text
    assert f'id="row-{made.pk}"' in text
    assert 'data-start="2026-03-13T09:00:00"' in text


def test_a_whole_day_ends_with_the_midnight_after_it(cast: Cast, sign_in: SignIn) -> None:
    made = make(cast, "Târg", at(12))

    move(sign_in(cast.anna), made, starts_at="2026-03-13T00:00", ends_at="2026-03-15T00:00", is_all_day="on")

    days = told(sign_in(cast.anna).get(MARCH))
    assert days == {"2026-03-13": ["Târg"], "2026-03-14": ["Târg"]}


def test_what_somebody_else_changed_is_told_and_left(cast: Cast, sign_in: SignIn) -> None:
    made = make(cast, "Vizită", at(12))
    commands.change(made, {"starts_at": at(14), "ends_at": at(14, 11)}, by=cast.eleni)

    response = move(sign_in(cast.anna), made, starts_at="2026-03-13T09:00", ends_at="2026-03-13T10:00")

    assert response.status_code == 422
    assert "Eleni Head changed this to" in response.content.decode()
    with enter(cast.anna.pk):
        assert Activity.objects.get(pk=made.pk).starts_at == at(14)


def test_an_end_before_the_start_is_refused(cast: Cast, sign_in: SignIn) -> None:
    made = make(cast, "Vizită", at(12))

    response = move(sign_in(cast.anna), made, starts_at="2026-03-12T10:00", ends_at="2026-03-12T09:00")

    assert response.status_code == 422
    assert "before it starts" in response.content.decode()


def test_filters_hold_and_what_is_hidden_is_not_there(cast: Cast, sign_in: SignIn) -> None:
    make(cast, "Vizită", at(12))
    make(cast, "Apel", at(12, 12), status="done")
    activity(owner=cast.boris, by=cast.boris, summary="Al lui Boris", starts_at=at(12))

    assert told(sign_in(cast.anna).get(MARCH)) == {"2026-03-12": ["Vizită", "Apel"]}
    assert told(sign_in(cast.anna).get(f"{MARCH}&status=done")) == {"2026-03-12": ["Apel"]}
    assert sign_in(cast.omar).get(MARCH).context["count"]["text"] == "0"


def test_more_than_a_page_draws_is_told(cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "MOST", 2)
    for day in (10, 11, 12):
        make(cast, f"Ziua {day}", at(day))

    response = sign_in(cast.anna).get(MARCH)

    assert told(response) == {"2026-03-10": ["Ziua 10"], "2026-03-11": ["Ziua 11"]}
    assert "until March 11" in response.content.decode()


def test_the_number_of_queries_does_not_grow_with_the_events(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    client.get(MARCH)
    asked = []
    for day in (10, 11):
        make(cast, "Vizită", at(day))
        with CaptureQueriesContext(connection) as captured:
            client.get(MARCH)
        asked.append(len(captured))

    assert asked[0] == asked[1] <= 16


def test_a_form_begins_with_the_time_that_was_clicked(cast: Cast, sign_in: SignIn) -> None:
    url = "/activities/new/?starts_at=2026-03-12T09:30&ends_at=2026-03-12T11:00&is_all_day=on"

    form = sign_in(cast.anna).get(url).context["form"]

    assert [str(form[name].value()) for name in ("starts_at", "ends_at")] == ["2026-03-12T09:30", "2026-03-12T11:00"]
    assert "checked" in str(form["is_all_day"])


def test_a_saved_view_keeps_the_kind_of_period_and_opens_with_today() -> None:
    kept = kept_parameters(QueryDict("show=calendar&span=week&day=2026-03-12&status=done"))

    assert kept == "show=calendar&span=week&status=done"


@pytest.mark.parametrize("entity", entities(), ids=lambda entity: entity.name)
def test_no_filter_is_called_as_what_tells_the_way_of_showing(entity: Entity) -> None:
    assert not {each.name for each in entity.table_filters} & set(OWN)

"""Rooms, cars and projectors are booked with activities, nothing twice at a time (ACT-03, RES-07)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connections, transaction
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.lifecycle.commands import take_step
from liant.kernel.testing.cast import Cast
from liant.modules.activities.models import Activity, Booking
from liant.modules.activities.samples import MORNING, activity, stage_of
from liant.modules.organisation.models import Equipment
from liant.modules.organisation.samples import equipment

pytestmark = pytest.mark.req("RES-07", "ACT-03")
SignIn = Callable[[Employee], Client]
HOUR = timedelta(hours=1)


@pytest.fixture
def room(cast: Cast) -> Equipment:
    """A room."""
    return equipment(owner=cast.dora, by=cast.dora, name="Sala Bistrița")  # type: ignore[no-any-return]


def booked(room: Equipment, owner: Employee, hours: int = 0, **values: Any) -> Any:
    """An activity of an hour in the room, so many hours after the morning."""
    start = MORNING + hours * HOUR
    times = {"starts_at": start, "ends_at": start + HOUR}
    return activity(owner=owner, by=owner, parts={"bookings": [{"equipment": room}]}, **times | values)


def test_a_room_is_not_booked_twice_and_one_is_told_when_it_is_free(cast: Cast, room: Equipment) -> None:
    booked(room, cast.anna)
    booked(room, cast.omar, hours=1)

    with pytest.raises(ValidationError) as refused:
        booked(room, cast.boris, starts_at=MORNING + HOUR / 2, ends_at=MORNING + HOUR)

    assert refused.value.message_dict == {
        "bookings": [
            "“Sala Bistrița” is taken: 12 Mar 2026, 09:30–10:30.",
            "Free at: 12 Mar 2026, 11:30–12:00; 13 Mar 2026, 09:00–09:30; 16 Mar 2026, 09:00–09:30.",
        ]
    }
    with enter(cast.dora.pk):
        assert (Activity.objects.count(), Booking.objects.count()) == (2, 2)


def test_one_after_the_other_is_not_at_once(cast: Cast, room: Equipment) -> None:
    booked(room, cast.anna)

    assert booked(room, cast.boris, hours=1).pk


def test_an_activity_that_moves_takes_its_room_along_unless_that_is_taken(cast: Cast, room: Equipment) -> None:
    booked(room, cast.omar, hours=2)
    made = booked(room, cast.anna)

    later = {"starts_at": MORNING + HOUR / 2, "ends_at": MORNING + HOUR * 3 / 2}
    moved = commands.change(made, later, by=cast.anna)
    with pytest.raises(ValidationError) as refused:
        commands.change(moved, {"ends_at": MORNING + 3 * HOUR}, by=cast.anna)

    assert list(refused.value.message_dict) == ["starts_at"]
    assert "is taken: 12 Mar 2026, 11:30–12:30." in refused.value.message_dict["starts_at"][0]
    with enter(cast.anna.pk):
        period = Booking.objects.get(activity=made).period
    assert (period.lower, period.upper) == tuple(later.values())


def test_what_is_cancelled_leaves_the_room_to_others_and_does_not_come_back_over_them(
    cast: Cast, room: Equipment
) -> None:
    made = booked(room, cast.anna)
    with enter(cast.anna.pk):
        cancelled, planned = stage_of("cancelled"), stage_of("planned")

    gone = take_step(made, cancelled, by=cast.anna)
    booked(room, cast.boris)
    with pytest.raises(ValidationError, match="is taken"):
        take_step(gone, planned, by=cast.anna)


def test_no_path_leads_around(cast: Cast, room: Equipment) -> None:
    booked(room, cast.anna)
    other = booked(room, cast.boris, hours=4)

    with enter(cast.boris.pk), pytest.raises(IntegrityError, match="booked_once"), transaction.atomic():
        Activity.objects.filter(pk=other.pk).update(starts_at=MORNING)
    with enter(cast.boris.pk):
        Booking.objects.filter(activity=other).update(period=None)
        assert Booking.objects.get(activity=other).period.lower == MORNING + 4 * HOUR


def test_what_is_not_in_use_is_not_booked_anew(cast: Cast, room: Equipment) -> None:
    made = booked(room, cast.anna)
    commands.change(room, {"is_active": False}, by=cast.dora)

    with pytest.raises(ValidationError) as refused:
        booked(room, cast.anna, hours=5)

    assert list(refused.value.message_dict) == ["bookings.0.equipment"]
    assert commands.change(made, {"location": "Etaj"}, by=cast.anna).location == "Etaj"


def test_the_form_tells_it_and_keeps_what_was_typed(cast: Cast, room: Equipment, sign_in: SignIn) -> None:
    made = booked(room, cast.omar)
    sent = {"summary": "Ofertă", "type": made.type_id, "owner": cast.anna.pk, "unit": cast.anna.unit_id,
            "starts_at": "2026-03-12T09:30", "ends_at": "2026-03-12T10:00",
            "bookings-0-equipment": room.pk}  # fmt: skip
    for name, number in (("colleagues", 0), ("attendees", 0), ("bookings", 1)):
        sent |= {f"{name}-TOTAL_FORMS": number, f"{name}-INITIAL_FORMS": 0}

    answer = sign_in(cast.anna).post("/activities/new/", sent)

    assert answer.status_code == 422
    assert "“Sala Bistrița” is taken: 12 Mar 2026, 09:30–10:30." in answer.content.decode()
    assert answer.context["form"]["summary"].value() == "Ofertă"


def test_of_fifty_who_book_a_room_at_once_one_gets_it_and_the_others_are_told_when_it_is_free(committed: Cast) -> None:
    cast = committed
    room = equipment(owner=cast.dora, by=cast.dora, name="Sala Bistrița")
    owners = [cast.anna, cast.boris, cast.eleni, cast.omar, cast.dora] * 10

    def book(owner: Employee) -> str:
        try:
            return str(booked(room, owner).pk)
        except ValidationError as error:
            return " ".join(error.messages)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as threads:
        answers = list(threads.map(book, owners))

    got, refused = [each for each in answers if each.isdigit()], [each for each in answers if not each.isdigit()]
    assert (len(got), len(refused)) == (1, 49)
    assert all("is taken: 12 Mar 2026, 09:30–10:30." in each and "Free at:" in each for each in refused)


@pytest.mark.req("RES-03")
def test_the_page_of_a_room_shows_what_it_is_booked_for_and_begins_a_booking(
    cast: Cast, room: Equipment, sign_in: SignIn
) -> None:
    booked(room, cast.anna, summary="Ofertă")
    booked(room, cast.omar, hours=3, summary="Service")
    client = sign_in(cast.anna)

    page = client.get(f"/equipment/{room.pk}/activities/")
    (row,) = page.context["rows"]
    form = client.get(page.context["create_url"])

    assert str(row.record) == "Ofertă"
    assert [rows["formset"].forms[0]["equipment"].value() for rows in form.context["formsets"] if
            rows["formset"].prefix == "bookings"] == [str(room.pk)]  # fmt: skip

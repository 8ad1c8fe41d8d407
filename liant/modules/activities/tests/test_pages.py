"""Activities in pages: their list, and on the pages of contacts and employees (ACT-01)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.activities.samples import activity, activity_type
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

SignIn = Callable[[Employee], Client]


@pytest.fixture
def about(cast: Cast) -> Contact:
    """A contact of Anna's."""
    return contact(owner=cast.anna, by=cast.anna, name="Hotel Bistrița SRL")


def captions(client: Client, address: str) -> list[str]:
    """The rows of a list or tab by their subjects."""
    return [str(row.record) for row in client.get(address).context["rows"]]


@pytest.mark.req("ACT-01", "ACT-03")
def test_a_contact_shows_what_is_about_it_and_what_it_takes_part_in_latest_first(
    cast: Cast, sign_in: SignIn, about: Contact
) -> None:
    now, client = timezone.now(), sign_in(cast.anna)
    activity(owner=cast.anna, by=cast.dora, summary="Ofertă", contact=about, starts_at=now)
    taking_part = {"attendees": [{"contact": about}]}
    activity(owner=cast.anna, by=cast.dora, summary="Atelier", parts=taking_part, starts_at=now + timedelta(days=1))
    activity(owner=cast.anna, by=cast.dora, summary="Altceva", starts_at=now)

    response = client.get(f"/contacts/{about.pk}/activities/")

    assert captions(client, f"/contacts/{about.pk}/activities/") == ["Atelier", "Ofertă"]
    assert {tab["label"]: tab["count"] for tab in response.context["tabs"]}["Activities"] == "2"
    assert f"/activities/new/?contact={about.pk}" in response.content.decode()


@pytest.mark.req("ACT-01", "SEC-06")
def test_a_contact_shows_no_activity_that_is_hidden(cast: Cast, sign_in: SignIn, about: Contact) -> None:
    activity(owner=cast.omar, by=cast.dora, contact=about)

    assert captions(sign_in(cast.anna), f"/contacts/{about.pk}/activities/") == []


@pytest.mark.req("ACT-03", "SEC-06")
def test_the_name_of_a_hidden_contact_is_shown_on_its_activity_but_not_its_page(
    cast: Cast, sign_in: SignIn, about: Contact
) -> None:
    parts = {"attendees": [{"contact": about, "answer": "accepted"}]}
    made = activity(owner=cast.boris, by=cast.dora, contact=about, parts=parts)
    client = sign_in(cast.boris)

    page = client.get(f"/activities/{made.pk}/").content.decode()
    history = client.get(f"/activities/{made.pk}/history/").content.decode()

    assert page.count("Hotel Bistrița SRL") >= 2
    assert "Hotel Bistrița SRL" in history
    assert client.get(f"/contacts/{about.pk}/").status_code == 404


@pytest.mark.req("SEC-06")
def test_who_does_not_see_the_contact_changes_the_activity_all_the_same(
    cast: Cast, sign_in: SignIn, about: Contact
) -> None:
    made = activity(owner=cast.boris, by=cast.dora, contact=about)
    client, form = sign_in(cast.boris), f"/activities/{made.pk}/edit/?only=contact&only=location"

    changed = commands.change(made, {"location": "Gherla"}, by=cast.boris)
    saved = client.post(form, {"contact": about.pk, "location": "Dej"})
    api = client.patch(f"/api/activities/{made.pk}/", {"contact": about.pk, "summary": "X"}, "application/json")

    assert (changed.location, changed.contact_id) == ("Gherla", about.pk)
    assert saved.status_code == 302, saved.context["form"].errors
    assert api.status_code == 200, api.content
    again = client.get(f"/api/activities/{made.pk}/").json()
    assert (again["location"], again["contact"]["id"], again["summary"]) == ("Dej", about.pk, "X")


@pytest.mark.req("ACT-01")
def test_an_employee_shows_what_is_still_to_be_done(cast: Cast, sign_in: SignIn) -> None:
    activity(owner=cast.anna, by=cast.dora, summary="Ofertă")
    activity(owner=cast.boris, by=cast.dora, summary="Vizită")
    activity(owner=cast.boris, by=cast.dora, summary="Apel", status="done")

    assert captions(sign_in(cast.dora), f"/employees/{cast.boris.pk}/activities/") == ["Vizită"]
    assert captions(sign_in(cast.anna), f"/employees/{cast.boris.pk}/activities/") == []


@pytest.mark.req("ACT-01")
def test_the_list_is_narrowed_by_type_status_time_owner_unit_contact_and_who_takes_part(
    cast: Cast, sign_in: SignIn, about: Contact
) -> None:
    now, client = timezone.now(), sign_in(cast.dora)
    call, visit = (activity_type(owner=cast.dora, by=cast.dora, name=name) for name in ("Apel", "Vizită"))
    activity(
        owner=cast.anna, by=cast.dora, summary="Întârziat", type=call, contact=about, starts_at=now - timedelta(hours=3)
    )
    activity(
        owner=cast.omar, by=cast.dora, summary="Făcut", type=visit, status="done", starts_at=now - timedelta(days=40)
    )
    queries = {
        f"type={call.pk}": "Întârziat", "status=done": "Făcut", f"owner={cast.omar.pk}": "Făcut",
        f"unit={cast.eleni.unit_id}": "Întârziat", f"employees={cast.anna.pk}": "Întârziat",
        f"contact={about.pk}": "Întârziat", "when=past&status=planned": "Întârziat", "q=facut": "Făcut",
    }  # fmt: skip

    found = {query: captions(client, f"/activities/?{query}") for query in queries}

    assert found == {query: [name] for query, name in queries.items()}
    assert captions(client, "/activities/") == ["Întârziat", "Făcut"]
    assert captions(client, "/activities/?sort=starts_at") == ["Făcut", "Întârziat"]
    assert captions(client, "/activities/?when=coming") == captions(client, "/activities/?when=next-month") == []


@pytest.mark.req("ACT-01")
def test_what_is_past_and_still_planned_is_marked_as_overdue(cast: Cast, sign_in: SignIn) -> None:
    activity(owner=cast.anna, by=cast.dora, summary="Uitat", starts_at=timezone.now() - timedelta(days=1))
    activity(owner=cast.anna, by=cast.dora, summary="Făcut", starts_at=timezone.now(), status="done")

    rows = sign_in(cast.anna).get("/activities/").context["rows"]

    assert [(str(row.record), row.cells[1].secondary) for row in rows] == [("Făcut", None), ("Uitat", "overdue")]


@pytest.mark.req("ACT-02")
def test_a_company_begins_with_types_that_are_found_and_offered(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)

    options = client.get("/activity-types/options/?is_active=1").json()
    found = client.get("/activity-types/options/?is_active=1&q=visit").json()

    assert [option["label"] for option in options] == ["Call", "E-mail", "Letter", "Meeting", "Task", "Visit"]
    assert [option["label"] for option in found] == ["Visit"]


@pytest.mark.req("ACT-01")
def test_the_form_begins_with_the_contact_and_the_next_hour_and_tells_what_is_wrong(
    cast: Cast, sign_in: SignIn, about: Contact
) -> None:
    client = sign_in(cast.anna)
    kind = activity_type(owner=cast.dora, by=cast.dora)
    empty = {
        f"{name}-{count}_FORMS": 0 for name in ("colleagues", "attendees", "bookings") for count in ("TOTAL", "INITIAL")
    }
    values = {"summary": "Ofertă", "type": kind.pk, "owner": cast.anna.pk,
              "unit": cast.anna.unit_id, "starts_at": "2026-03-12T09:30", "ends_at": "2026-03-12T09:00"}  # fmt: skip

    form = client.get(f"/activities/new/?contact={about.pk}").context["form"]
    refused = client.post("/activities/new/", values | empty)

    assert (form["contact"].value(), form["starts_at"].value().minute) == (str(about.pk), 0)
    assert (refused.status_code, refused.context["form"].errors) == (
        422, {"ends_at": ["It can't end before it starts."]},
    )  # fmt: skip
    assert client.post("/activities/new/", values | empty | {"ends_at": ""}).status_code == 302


@pytest.mark.req("ACT-01", "SEC-08")
def test_history_tells_times_by_the_readers_clock(cast: Cast, sign_in: SignIn) -> None:
    made = activity(owner=cast.anna, by=cast.dora)
    commands.change(made, {"ends_at": made.starts_at + timedelta(hours=3)}, by=cast.anna)

    page = sign_in(cast.anna).get(f"/activities/{made.pk}/history/").content.decode()

    assert "12 Mar 2026, 12:30" in page


@pytest.mark.req("WFL-03")
def test_an_activity_shows_what_is_to_be_done_for_it_and_begins_more(
    cast: Cast, sign_in: SignIn, about: Contact
) -> None:
    whole = activity(owner=cast.anna, by=cast.dora, summary="Ofertă", contact=about)
    activity(owner=cast.anna, by=cast.dora, summary="Vizită", parent=whole)
    client = sign_in(cast.dora)

    page = client.get(f"/activities/{whole.pk}/parts/")
    form = client.get(page.context["create_url"]).context["form"]

    assert [str(row.record) for row in page.context["rows"]] == ["Vizită"]
    assert (form["parent"].value(), form["contact"].value()) == (str(whole.pk), str(about.pk))

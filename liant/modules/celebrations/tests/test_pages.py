"""The page of celebrations, the panel on the home page, greeting from there, settings and the feed (CON-09)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from icalendar import Calendar as Document

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.history.models import Entry
from liant.kernel.testing.cast import Cast
from liant.kernel.text import fold
from liant.modules.celebrations.models import CelebrationFeed, Greeting
from liant.modules.celebrations.models.settings import calendars_of
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

SignIn = Callable[[Employee], Client]


def celebrating(owner: Employee, family_name: str, away: int = 0, **values: Any) -> Contact:
    """A person with an e-mail address who has a birthday so many days from today."""
    day = timezone.localdate() + timedelta(days=away)
    emails = [{"address": f"{fold(family_name)}@example.ro"}]
    personal = {"kind": "person", "given_name": "Răzvan", "family_name": family_name, "born_on": f"--{day:%m-%d}"}
    return contact(owner=owner, by=owner, parts={"emails": emails}, **personal | values)


def key_of(person: Contact, away: int = 0) -> str:
    """The name of that birthday in forms."""
    return f"birthday.{person.pk}..{timezone.localdate() + timedelta(days=away)}"


@pytest.mark.req("CON-09")
def test_the_home_page_tells_who_of_ones_own_contacts_celebrates(cast: Cast, sign_in: SignIn) -> None:
    celebrating(cast.anna, "Astăzi")
    celebrating(cast.anna, "Poimâine", 2)
    celebrating(cast.anna, "Depărtat", 40)
    celebrating(cast.boris, "Străin")

    page = sign_in(cast.anna).get("/").content.decode()

    assert "Astăzi" in page
    assert "Poimâine" in page
    assert "Depărtat" not in page
    assert "Străin" not in page


@pytest.mark.req("CON-09", "SEC-06")
def test_the_page_tells_of_others_contacts_as_far_as_one_sees_them(cast: Cast, sign_in: SignIn) -> None:
    celebrating(cast.anna, "Astăzi")
    celebrating(cast.boris, "Străin")

    mine, all_of_head, all_of_anna = (
        sign_in(who).get(f"/celebrations/?whose={whose}").content.decode()
        for who, whose in ((cast.eleni, "mine"), (cast.dora, "all"), (cast.anna, "all"))
    )

    assert "Astăzi" not in mine
    assert "Astăzi" in all_of_head
    assert "Străin" in all_of_head
    assert "Străin" not in all_of_anna


@pytest.mark.req("CON-09")
@pytest.mark.parametrize("address", ["?span=day", "?span=agenda", "?kind=birthday", "?span=x&day=y&whose=z&kind=w"])
def test_the_page_is_there_for_every_period(cast: Cast, sign_in: SignIn, address: str) -> None:
    celebrating(cast.anna, "Astăzi")

    page = sign_in(cast.anna).get(f"/celebrations/{address}")

    assert page.status_code == 200
    assert "Astăzi" in page.content.decode()


@pytest.mark.req("CON-09", "SEC-08")
def test_the_audit_is_told_who_looked_at_a_list_of_days(cast: Cast, sign_in: SignIn) -> None:
    celebrating(cast.anna, "Astăzi")

    sign_in(cast.anna).get("/celebrations/?span=day")

    with enter(cast.dora.pk):
        told = Entry.objects.filter(verb="look", employee_id=cast.anna.pk).latest("id").told
    today = timezone.localdate().isoformat()
    assert told == {"rows": 1, "scope": "mine", "since": today, "until": today}
    assert date_format(timezone.localdate(), "SHORT_DATE_FORMAT") in sign_in(cast.dora).get("/audit/").content.decode()


@pytest.mark.req("CON-09", "CON-21")
def test_one_is_greeted_with_what_was_typed_for_a_reason(cast: Cast, sign_in: SignIn) -> None:
    person = celebrating(cast.anna, "Astăzi")
    sent = {"pick": key_of(person), "channel": "email", "subject-0": "Salut", "text-0": "La mulți ani!"}
    client = sign_in(cast.anna)

    shown = client.get("/celebrations/greet/", {"pick": key_of(person), "channel": "email"})
    refused = client.post("/celebrations/greet/", sent)
    done = client.post("/celebrations/greet/", sent | {"reason-0": "A friend of mine"})

    assert "astazi@example.ro" in shown.content.decode()
    assert refused.status_code == 422
    assert "La mulți ani!" in refused.content.decode()
    assert done.status_code == 302
    with enter(cast.anna.pk):
        greeting = Greeting.objects.get()
    assert (greeting.subject, greeting.text, greeting.personal_reason) == ("Salut", "La mulți ani!", "A friend of mine")


@pytest.mark.req("CON-09", "CON-21")
def test_a_reason_counts_for_one_and_never_for_all(cast: Cast, sign_in: SignIn) -> None:
    people = [celebrating(cast.anna, "Unu"), celebrating(cast.anna, "Doi")]
    keys = [key_of(person) for person in people]
    sent = {"pick": keys, "send": keys, "channel": "email"}
    typed = {f"{name}-{number}": "Salut" for name in ("subject", "text", "reason") for number in (0, 1)}

    answer = sign_in(cast.anna).post("/celebrations/greet/", sent | typed)

    assert answer.status_code == 422
    with enter(cast.anna.pk):
        assert not Greeting.objects.exists()


@pytest.mark.req("CON-09")
def test_without_a_choice_all_of_the_page_are_greeted(cast: Cast, sign_in: SignIn) -> None:
    celebrating(cast.anna, "Unu")
    celebrating(cast.anna, "Doi")

    page = sign_in(cast.anna).get("/celebrations/greet/", {"span": "day", "channel": "email"}).content.decode()

    assert "Unu" in page
    assert "Doi" in page


@pytest.mark.req("CON-09")
def test_a_contact_shows_its_days_and_who_was_greeted(cast: Cast, sign_in: SignIn) -> None:
    person = celebrating(cast.anna, "Astăzi")
    client = sign_in(cast.anna)
    said = {"pick": key_of(person), "channel": "email", "subject-0": "A", "text-0": "Urare", "reason-0": "B"}
    client.post("/celebrations/greet/", said)

    page = client.get(f"/contacts/{person.pk}/celebrations/").content.decode()

    assert "Urare" in page
    assert "personal message: B" in page


@pytest.mark.req("CON-09")
def test_everybody_looks_at_the_companys_calendars_or_at_those_of_an_own_choice(cast: Cast, sign_in: SignIn) -> None:
    greek = {"calendars": ["gr-orthodox"], "leap_day": "03-01"}

    company = sign_in(cast.dora).post("/celebrations/settings/company/", greek)
    denied = sign_in(cast.anna).post("/celebrations/settings/company/", {"calendars": [], "leap_day": "02-28"})
    sign_in(cast.boris).post("/celebrations/settings/", {"is_own": "own", "calendars": ["ro-catholic"]})

    seen = {}
    for who in (cast.anna, cast.boris):
        with enter(who.pk):
            seen[who.given_name] = calendars_of(who.pk)
    assert (company.status_code, denied.status_code) == (302, 403)
    assert seen == {"Anna": ["gr-orthodox"], "Boris": ["ro-catholic"]}


@pytest.mark.req("CON-09")
def test_the_year_shows_names_by_the_calendars_that_one_looks_at(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.anna).get("/celebrations/year/?year=2027").content.decode()

    assert "Gheorghe" in page
    assert "Παρασκευή" not in page


@pytest.mark.req("CON-09", "SEC-09")
def test_a_calendar_program_reads_ones_own_contacts_at_a_secret_address_until_it_is_revoked(
    cast: Cast, sign_in: SignIn
) -> None:
    celebrating(cast.anna, "Astăzi")
    celebrating(cast.boris, "Străin")
    client, stranger = sign_in(cast.anna), Client()
    url = client.post("/celebrations/settings/feed/").context["feed_url"]

    read = stranger.get(url)
    guessed = stranger.get(url.replace(".ics", "x.ics"))
    of_boris = stranger.get(url.replace(f"/{cast.anna.pk}-", f"/{cast.boris.pk}-"))
    client.post("/celebrations/settings/feed/revoke/")
    revoked = stranger.get(url)

    names = [str(event["summary"]) for event in Document.from_ical(read.content).walk("VEVENT")]
    assert [name.partition(":")[0] for name in names] == ["Astăzi Răzvan"]
    assert [answer.status_code for answer in (guessed, of_boris, revoked)] == [404, 404, 404]


@pytest.mark.req("SEC-09")
def test_of_a_feeds_secret_only_a_digest_is_kept(cast: Cast, sign_in: SignIn) -> None:
    url = sign_in(cast.anna).post("/celebrations/settings/feed/").context["feed_url"]

    with enter(cast.anna.pk):
        feed = CelebrationFeed.objects.get()
    assert feed.digest not in url
    assert len(feed.digest) == 64


@pytest.mark.req("CON-09", "GEN-04")
def test_programs_list_and_greet(cast: Cast, sign_in: SignIn) -> None:
    person = celebrating(cast.anna, "Astăzi")
    client, today = sign_in(cast.anna), timezone.localdate().isoformat()
    said = {"channel": "email", "subject": "A", "text": "B", "personal_reason": "C"}

    (found,) = client.get(f"/api/celebrations/?first={today}").json()
    greeted = client.post(
        "/api/celebrations/greetings/", said | {"celebration": found["key"]}, content_type="application/json"
    )
    (after,) = client.get(f"/api/celebrations/?first={today}").json()

    assert (found["kind"], found["contact"]["id"], found["greeted"]) == ("birthday", person.pk, "")
    assert greeted.status_code == 202
    assert after["greeted"]


@pytest.mark.req("CON-09", "GEN-04")
def test_the_ends_of_the_calendar_and_endless_numbers_are_answered_in_order(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    said = {"channel": "email", "text": "B", "celebration": f"birthday.{'9' * 5000}..9999-12-31"}

    days = [client.get(f"/api/celebrations/?first={day}").status_code for day in ("0001-01-01", "9999-12-31")]
    greeted = client.post("/api/celebrations/greetings/", said, content_type="application/json")

    assert days == [200, 200]
    assert greeted.status_code == 422


@pytest.mark.req("CON-09", "GEN-04")
def test_programs_ask_for_few_days_at_once(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.anna).get("/api/celebrations/?first=2027-01-01&last=2027-12-31")

    assert answer.status_code == 422

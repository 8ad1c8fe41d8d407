"""Writing down what contacts said: on a page, of many, over the API; and finding them by it (CON-21)."""

import json
from collections.abc import Callable

import pytest
from django.http import QueryDict
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.criteria.properties import properties
from liant.kernel.criteria.reading import parse
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.registry import entity_of
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.privacy.samples import consent_text
from liant.modules.privacy.tests.saying import GIVEN, person, rows, say, withdraw

pytestmark = pytest.mark.req("CON-21")
SignIn = Callable[[Employee], Client]


def test_the_page_of_a_contact_tells_what_holds_and_all_that_was_said(cast: Cast, sign_in: SignIn) -> None:
    pop = person(cast.anna)
    say(pop, cast.anna, text="I agree to newsletters", proof="Scan 7")
    withdraw(pop, cast.anna, source="phone")

    page = sign_in(cast.anna).get(f"/contacts/{pop.pk}/consent/").content.decode()

    assert page.count("Withdrawn</span>") == 2
    assert page.count("Unknown</span>") == 11
    assert "I agree to newsletters" in page
    assert "Scan 7" in page
    assert "recorded by Anna North" in page


def test_a_statement_is_written_down_in_a_drawer_with_the_text_that_was_shown(cast: Cast, sign_in: SignIn) -> None:
    pop, text = person(cast.anna), consent_text(owner=cast.dora, by=cast.dora, text="Yes to offers")
    client, url = sign_in(cast.anna), f"/contacts/{pop.pk}/record-consent/"
    typed = {key: value for key, value in GIVEN.items() if key != "text"}

    refused = client.post(url, typed)
    done = client.post(url, typed | {"shown": text.pk})

    assert refused.status_code == 422
    assert b"Consent is given to a text" in refused.content
    assert done.headers["Location"] == f"/contacts/{pop.pk}/consent/"
    assert [(row.text, row.employee_id) for row in rows(pop, cast.anna)] == [("Yes to offers", cast.anna.pk)]


def test_one_source_is_written_down_for_all_contacts_of_a_list(cast: Cast, sign_in: SignIn) -> None:
    ours, theirs = [person(cast.anna, name) for name in ("Pop", "Rus")], person(cast.boris, "Zeta")

    done = sign_in(cast.anna).post(
        "/contacts/record-consent/?kind=person", GIVEN | {"source": "paper", "proof": "Box 3"}
    )

    assert done.status_code == 302
    assert [[row.proof for row in rows(each, cast.dora)] for each in (*ours, theirs)] == [["Box 3"], ["Box 3"], []]


def test_consent_of_many_is_only_that_of_contacts_one_may_change(
    cast: Cast, sign_in: SignIn, without_change: None
) -> None:
    pop = person(cast.boris)
    client = sign_in(cast.irina)

    given = client.post("/contacts/record-consent/", GIVEN)
    refused = client.post("/contacts/record-consent/", GIVEN | {"state": "refused", "basis": ""})

    assert (given.status_code, refused.status_code) == (403, 302)
    assert [row.state for row in rows(pop, cast.dora)] == ["refused"]


def test_programs_read_and_write_the_log(cast: Cast, sign_in: SignIn) -> None:
    pop, client = person(cast.anna), sign_in(cast.anna)

    made = client.post(f"/api/contacts/{pop.pk}/consents/", GIVEN, "application/json")
    wrong = client.post(f"/api/contacts/{pop.pk}/consents/", GIVEN | {"basis": ""}, "application/json")
    many = client.post("/api/consents/", GIVEN | {"contacts": [pop.pk, 0]}, "application/json")
    log = client.get(f"/api/contacts/{pop.pk}/consents/").json()

    assert made.status_code == 201, made.content
    assert (wrong.status_code, "basis" in json.dumps(wrong.json())) == (422, True)
    assert many.json() == {"recorded": 1}
    assert [(row["state"], row["is_current"]) for row in log] == [("given", True), ("given", False)]
    assert sign_in(cast.omar).get(f"/api/contacts/{pop.pk}/consents/").status_code == 404


@pytest.mark.parametrize(("state", "names"), [("given", ["Alfa"]), ("withdrawn", ["Beta"]), ("unknown", ["Gama"])])
def test_lists_and_conditions_find_contacts_by_what_counts(cast: Cast, state: str, names: list[str]) -> None:
    alfa, beta, _gama = [person(cast.anna, name) for name in ("Alfa", "Beta", "Gama")]
    say(alfa, cast.anna)
    say(beta, cast.anna)
    withdraw(beta, cast.anna)
    name = "consent_email_marketing"
    condition = json.dumps({"field": name, "operator": "is", "value": [state]})

    with enter(cast.anna.pk):
        listing = Listing(entity_of(Contact), QueryDict(f"{name}={state}&column={name}"))  # type: ignore[arg-type]
        listed = [str(record) for record in listing.page.records]
        asked = [str(each) for each in Contact.objects.filter(parse(Contact, condition).q())]
        cells = [cell.text for cell in listing.columns[-1].cells(list(listing.page.records)).values()]

    assert listed == asked == names
    assert cells == [state.capitalize()]


def test_the_rows_of_the_log_are_not_asked_for_one_by_one(cast: Cast) -> None:
    with enter(cast.anna.pk):
        offered = properties(Contact)

    assert "consent_sms_greetings" in offered
    assert not [name for name in offered if name.startswith("consents.")]


@pytest.mark.req("CON-16")
def test_what_was_said_is_on_the_timeline(cast: Cast, sign_in: SignIn) -> None:
    pop = person(cast.anna)
    withdraw(pop, cast.anna)

    ((_day, (entry,)),) = sign_in(cast.anna).get(f"/contacts/{pop.pk}/timeline/?kind=consents").context["days"]

    assert (entry.title, entry.state, entry.who) == ("E-mail, marketing", "Withdrawn", str(cast.anna))

"""What a new contact looks like, while it is entered and for programs (CON-20)."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.search.learning import learn_words
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.forms import no_parts
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact
from liant.modules.duplicates.matching import resembling_contacts
from liant.modules.duplicates.names import similarity, telling_words

pytestmark = pytest.mark.req("CON-20")

SignIn = Callable[[Employee], Client]
VALIDATE = {"X-Up-Validate": "name", "X-Up-Version": "3"}


@pytest.fixture
def anna(cast: Cast) -> Employee:
    """With an account and a person."""
    parts = {
        "phones": [{"kind": "work", "number": "0264 123 456"}],
        "emails": [{"kind": "work", "address": "office@alfa.example"}],
        "addresses": [{"city": "Cluj-Napoca", "country": "RO"}],
    }
    contact(owner=cast.anna, by=cast.anna, name="SC Alfa Construct SRL", parts=parts)
    contact(owner=cast.anna, by=cast.anna, kind="person", given_name="Ștefan", family_name="Popescu")
    learn_words()
    return cast.anna


def found(by: Employee, values: dict[str, Any], **parts: Any) -> list[str]:
    with enter(by.pk):
        return [str(each.record) for each in resembling_contacts(values, parts, None)]


@pytest.mark.parametrize(
    "name", ["Alfa Construct S.R.L.", "ALFA CONSTRUCT", "Construct Alfa", "S.C. ALFA  CONSTRUCT SA", "Alfa Constrct"]
)
def test_an_account_is_known_by_its_name_however_it_is_written(anna: Employee, name: str) -> None:
    assert found(anna, {"kind": "account", "name": name}) == ["SC Alfa Construct SRL"]


@pytest.mark.parametrize(("given", "family"), [("Stefan", "Popescu"), ("Popescu", "Ştefan"), ("Stefan", "Popesscu")])
def test_a_person_is_known_without_accents_and_in_either_order(anna: Employee, given: str, family: str) -> None:
    values = {"kind": "person", "given_name": given, "family_name": family}

    assert found(anna, values) == ["Popescu Ștefan"]


def test_phone_and_mail_tell_where_names_do_not(anna: Employee) -> None:
    other = {"kind": "account", "name": "Beta"}

    assert found(anna, other, phones=[{"number": "+40 264 123456"}]) == ["SC Alfa Construct SRL"]
    assert found(anna, other, emails=[{"address": "Office@Alfa.example"}]) == ["SC Alfa Construct SRL"]
    assert found(anna, other, phones=[{"number": "0264"}], addresses=[{"city": "Cluj-Napoca"}]) == []


def test_other_names_and_other_kinds_are_others(anna: Employee) -> None:
    assert found(anna, {"kind": "account", "name": "Alfa Turism"}) == []
    assert found(anna, {"kind": "branch", "name": "Alfa Construct"}) == []


@pytest.mark.req("SEC-06")
def test_nothing_is_told_of_what_one_does_not_see(cast: Cast, anna: Employee) -> None:
    values = {"kind": "account", "name": "Alfa Construct"}

    assert found(cast.boris, values, phones=[{"number": "0264123456"}]) == []


def test_what_many_share_says_little(cast: Cast, anna: Employee) -> None:
    shared = {"phones": [{"kind": "work", "number": "0264 777 000"}]}
    for number in range(6):
        contact(owner=anna, by=anna, name=f"Birou {'abcdef'[number] * 7}", parts=shared)

    assert found(anna, {"kind": "account", "name": "Zeta"}, **shared) == []


def test_the_form_tells_while_one_types_until_it_is_said_to_be_another(anna: Employee, sign_in: SignIn) -> None:
    client, sent = sign_in(anna), {"name": "Alfa Construct", **no_parts(Contact, "account")}
    url = "/contacts/new/?kind=account"
    with enter(anna.pk):
        there = Contact.objects.get(name="SC Alfa Construct SRL").pk

    told = client.post(url, sent, headers=VALIDATE).content.decode()
    dismissed = client.post(url, {**sent, "another": there}, headers=VALIDATE).content.decode()
    edited = client.post(f"/contacts/{there}/edit/", sent, headers=VALIDATE).content.decode()

    assert f'href="/contacts/{there}/"' in told
    assert "the same name" in told
    assert f'href="/contacts/{there}/"' not in dismissed
    assert f'name="another" value="{there}"' in dismissed
    assert "the same name" not in edited


def test_a_program_asks_first_or_is_refused(anna: Employee, sign_in: SignIn) -> None:
    client = sign_in(anna)
    new = json.dumps({"kind": "account", "name": "Alfa Construct"})

    asked = client.get("/api/contacts/duplicates/?name=Alfa+Construct&phone=0264123456").json()["results"]
    refused = client.post("/api/contacts/?refuse_duplicates=1", new, "application/json")
    made = client.post("/api/contacts/", new, "application/json")

    assert [(each["caption"], each["score"]) for each in asked] == [("SC Alfa Construct SRL", 90)]
    assert (refused.status_code, made.status_code) == (409, 201)
    assert refused.json()["duplicates"][0]["reasons"] == ["the same name"]


def test_names_are_compared_by_what_tells_and_by_sound() -> None:
    assert telling_words("S.C. Alfa Construct S.R.L.") == ["alfa", "construct"]
    assert telling_words("Ελληνική Α.Ε.") == ["ελληνικη"]
    assert similarity("Γιώργος Παπαδόπουλος", "Papadopoulos Giorgos") > 0.9
    assert similarity("Alfa Construct", "Beta Turism") < 0.6

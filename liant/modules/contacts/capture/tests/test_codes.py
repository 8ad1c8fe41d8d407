"""What a scanned code says becomes the same form as a pasted text does (CON-01)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from liant.kernel.access.models import Employee
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.capture.codes import read_card
from liant.modules.contacts.capture.reading import Found
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("CON-01")
SignIn = Callable[[Employee], Client]

VCARD = """BEGIN:VCARD
VERSION:4.0
N:Țăranu;Ana;;Dr.;
FN:Dr. Ana Țăranu
ORG:Hotel Ștefan SRL
TITLE:Directoare
TEL;TYPE=work:0722 123 456
TEL;TYPE=work:0264 123 456
EMAIL:ana@hotel.ro
URL:https://hotel.ro
ADR;TYPE=work:;;Str. Lungă 5;Cluj-Napoca;Cluj;400001;România
BDAY:19850512
END:VCARD
"""
MECARD = (
    "MECARD:N:Țăranu,Ana;TEL:+40722123456;EMAIL:ana@hotel.ro;ADR:Str. Lungă 5, Cluj-Napoca;"
    "NOTE:Ore\\: 9\\;17;URL:hotel.ro;;"
)


def found(text: str) -> Found:
    told = read_card(text, "RO")
    assert told is not None
    return told


def test_a_vcard_tells_the_person_the_work_and_the_place() -> None:
    told = found(VCARD)

    assert (told.given_name, told.family_name, told.title) == ("Ana", "Țăranu", "Dr.")
    assert (told.company, told.job_title, told.web) == ("Hotel Ștefan SRL", "Directoare", "https://hotel.ro")
    assert (told.phones, told.emails) == ([("mobile", "+40722123456")], ["ana@hotel.ro"])
    assert told.place == {
        "street": "Str. Lungă 5", "postal_code": "400001", "city": "Cluj-Napoca", "region": "Cluj", "country": "RO",
    }  # fmt: skip
    assert told.more == {"born_on": "1985-05-12", "notes": "0264 123 456"}


def test_a_mecard_of_an_older_telephone_does_so_too() -> None:
    told = found(MECARD)

    assert (told.given_name, told.family_name, told.web) == ("Ana", "Țăranu", "hotel.ro")
    assert (told.phones, told.emails) == ([("mobile", "+40722123456")], ["ana@hotel.ro"])
    assert told.place == {"street": "Str. Lungă 5", "city": "Cluj-Napoca", "country": "RO"}
    assert told.more == {"notes": "Ore: 9;17"}


def test_a_company_alone_is_no_person() -> None:
    told = found("BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Pensiunea Alba\nTEL:0264 123 458\nEND:VCARD")

    assert (told.is_person, told.company, told.phones) == (False, "Pensiunea Alba", [("work", "+40264123458")])


@pytest.mark.parametrize(
    "text", ["", "https://hotel.ro", "Ana Țăranu\n0722 123 456", "BEGIN:VCARD\nVERSION:4.0\n", "tel:+40722123456"]
)
def test_what_is_no_card_is_read_as_any_text(text: str) -> None:
    assert read_card(text, "RO") is None


@pytest.mark.parametrize("text", ["MECARD:", "MECARD:;;;", "MECARD:N:,;TEL:x;;", "BEGIN:VCARD\nTEL:12\nEND:VCARD"])
def test_a_broken_card_is_borne(text: str) -> None:
    assert not found(text).is_person


@pytest.mark.parametrize("text", [VCARD, MECARD])
def test_a_code_becomes_the_form_of_a_person(cast: Cast, sign_in: SignIn, text: str) -> None:
    contact(owner=cast.dora, by=cast.dora, name="Hotel Ștefan SRL")

    page = sign_in(cast.dora).post("/contacts/capture/", {"text": text})

    assert page.status_code == 200
    shown = page.content.decode()
    assert 'value="Țăranu"' in shown
    assert 'value="ana@hotel.ro"' in shown
    assert "new-account-title" not in shown


@pytest.mark.req("GEN-04")
def test_programs_send_a_card_as_they_send_a_text(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.dora).post("/api/contacts/capture/", {"text": VCARD}, content_type="application/json")

    told: dict[str, Any] = answer.json()
    assert (told["kind"], told["values"]["born_on"]) == ("person", "1985-05-12")
    assert told["new_account"]["name"] == "Hotel Ștefan SRL"

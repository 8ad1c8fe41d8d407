"""A contact's code tells how to reach it and no more, to who may take its card along (CON-19)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Grant
from liant.kernel.history.models import Entry
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.limiting import limit
from liant.modules.contacts.capture.codes import read_card
from liant.modules.contacts.codes.drawing import MOST_BYTES, essential
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("CON-19")
SignIn = Callable[[Employee], Client]


def person(owner: Employee, **more: Any) -> Contact:
    """Somebody of whom much is known."""
    parts: dict[str, Any] = {
        "phones": [{"kind": "mobile", "number": "0722 123 456", "is_default": True}],
        "emails": [{"kind": "work", "address": "ana@hotel.ro", "is_default": True}],
        "addresses": [{"purpose": "home", "street": "Str. Lungă 5", "city": "Cluj-Napoca", "country": "RO"}],
    }
    return contact(
        owner=owner, by=owner, kind="person", given_name="Ana", family_name="Țăranu", born_on="1985-05-12",
        notes="Likes trout", parts=parts | more,
    )  # fmt: skip


def told(of: Contact, *, by: Employee) -> str:
    with enter(by.pk):
        return essential(of)


def test_it_tells_how_to_reach_somebody_and_nothing_personal(cast: Cast) -> None:
    card = told(person(cast.dora), by=cast.dora)

    assert card.startswith("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ana Țăranu\r\n")
    assert card.endswith("\r\nEND:VCARD")
    assert "TEL;TYPE=cell,pref:+40722123456" in card
    assert not [word for word in ("BDAY", "1985", "trout", "UID", "REV", "PHOTO") if word in card]


def test_what_is_scanned_again_is_the_same_contact(cast: Cast) -> None:
    found = read_card(told(person(cast.dora), by=cast.dora), "RO")

    assert found is not None
    assert (found.given_name, found.family_name, found.emails) == ("Ana", "Țăranu", ["ana@hotel.ro"])
    assert (found.phones, found.place["city"]) == ([("mobile", "+40722123456")], "Cluj-Napoca")


def test_of_too_much_the_least_is_left_out(cast: Cast) -> None:
    emails = [{"kind": "work", "address": f"{number}{'a' * 50}@hotel.ro"} for number in range(9)]

    card = told(person(cast.dora, emails=emails), by=cast.dora)

    assert len(card.encode()) <= MOST_BYTES
    assert "TEL" in card
    assert "EMAIL" in card
    assert "ADR" not in card


@pytest.mark.req("SEC-05")
def test_what_is_hidden_is_in_no_code(cast: Cast) -> None:
    made = person(cast.dora)
    limit(cast.dora, "hidden", "phones", by=cast.dora)

    assert "+40722123456" not in told(made, by=cast.dora)


@pytest.mark.req("SEC-02")
def test_who_may_export_is_shown_the_code_and_the_audit_knows(cast: Cast, sign_in: SignIn) -> None:
    made, client = person(cast.dora), sign_in(cast.dora)
    address = f"/contacts/{made.pk}/code/"

    page, record = client.get(address), client.get(f"/contacts/{made.pk}/").content.decode()
    with enter(cast.dora.pk):
        known = Entry.objects.filter(told__format="qr", record_id=made.pk).count()
        Grant.objects.filter(entity="contact", action="export").delete()

    assert page.status_code == 200
    assert '<svg xmlns="http://www.w3.org/2000/svg" viewBox=' in page.content.decode()
    assert 'aria-label="QR code of Țăranu Ana"' in page.content.decode()
    assert (f'href="{address}"' in record, known) == (True, 1)
    assert client.get(address).status_code == 403
    assert f'href="{address}"' not in client.get(f"/contacts/{made.pk}/").content.decode()


@pytest.mark.req("CON-01")
def test_the_palette_finds_the_ways_to_a_new_contact(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.dora).get("/search/?q=contact").content.decode()
    scan = sign_in(cast.dora).get("/search/?q=scan+qr").content.decode()

    assert "Contact: from text" in page
    assert "Contact: scan a QR code" in scan
    assert 'href="/contacts/scan/" data-hit up-follow="false"' in scan

"""Contacts leave as vCards: one, a list, of both versions, and nothing that is hidden (CON-19, SEC-05)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.exports import jobs
from liant.kernel.exports.models import ExportRun
from liant.kernel.history.models import Entry
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.limiting import limit
from liant.modules.contacts.cards.lines import folded, properties
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("CON-19")

SignIn = Callable[[Employee], Client]


@pytest.fixture
def person(cast: Cast) -> Contact:
    """Somebody of whom much is known."""
    account = contact(owner=cast.dora, by=cast.dora, name="Hotel Ștefan; Fii SRL")
    parts: dict[str, Any] = {
        "phones": [
            {"kind": "mobile", "number": "0722 123 456", "is_default": True},
            {"kind": "work", "number": "0264 123 456", "state": "do_not_use"},
        ],
        "emails": [{"kind": "work", "address": "ana@hotel.ro", "is_default": True}],
        "addresses": [{"purpose": "home", "street": "Str. Lungă 5, ap. 2", "city": "Cluj-Napoca", "country": "RO"}],
        "positions": [{"account": account, "title": "Directoare"}],
    }
    return contact(
        owner=cast.dora, by=cast.dora, kind="person", given_name="Ana", family_name="Țăranu", title="Dr.",
        gender="female", born_on="--05-12", wed_on="2010-06-20", parts=parts,
    )  # fmt: skip


def lines(answer: Any) -> list[str]:
    """The unfolded lines of a card."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return list(content.decode().replace("\r\n ", "").split("\r\n"))


def test_a_card_tells_who_somebody_is_where_and_how_to_reach_them(cast: Cast, sign_in: SignIn, person: Contact) -> None:
    answer = sign_in(cast.dora).get(f"/contacts/{person.pk}/card.vcf")

    assert answer["Content-Type"].startswith("text/vcard")
    told = lines(answer)
    assert told[:4] == ["BEGIN:VCARD", "VERSION:3.0", "FN:Ana Țăranu", "N:Țăranu;Ana;;Dr.;"]
    assert {
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-12", "X-ANNIVERSARY:2010-06-20", "TEL;TYPE=cell,pref:+40722123456",
        "EMAIL;TYPE=work,pref:ana@hotel.ro", "ORG:Hotel Ștefan\\; Fii SRL", "TITLE:Directoare",
    } <= set(told)  # fmt: skip
    assert any(line.startswith("ADR;TYPE=home") and "Str. Lungă 5\\, ap. 2;Cluj-Napoca" in line for line in told)


def test_the_newest_version_has_days_without_year_and_gender(cast: Cast, sign_in: SignIn, person: Contact) -> None:
    told = lines(sign_in(cast.dora).get(f"/api/contacts/{person.pk}/card/?version=4.0"))

    assert {"VERSION:4.0", "KIND:individual", "BDAY:--0512", "ANNIVERSARY:20100620", "GENDER:F"} <= set(told)


def test_what_is_not_to_be_used_stays(cast: Cast, sign_in: SignIn, person: Contact) -> None:
    told = lines(sign_in(cast.dora).get(f"/contacts/{person.pk}/card.vcf"))

    assert not [line for line in told if "+40264123456" in line]


@pytest.mark.req("SEC-05")
def test_hidden_fields_and_parts_never_leave(cast: Cast, sign_in: SignIn, person: Contact) -> None:
    limit(cast.dora, "hidden", "born_on", "phones", by=cast.dora)

    told = "\n".join(lines(sign_in(cast.dora).get(f"/contacts/{person.pk}/card.vcf")))

    assert "ana@hotel.ro" in told
    assert "BDAY" not in told
    assert "+40722123456" not in told


def test_a_list_leaves_as_cards_and_the_audit_knows(cast: Cast, sign_in: SignIn, person: Contact) -> None:
    told = lines(sign_in(cast.dora).get("/contacts/export/?format=vcf&kind=person"))

    assert (told.count("BEGIN:VCARD"), told.count("END:VCARD")) == (1, 1)
    with enter(cast.dora.pk):
        assert Entry.objects.filter(told__format="vcf").count() == 1


def test_a_job_writes_the_same(cast: Cast, sign_in: SignIn, person: Contact, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    client = sign_in(cast.dora)
    number = int(client.post("/contacts/export/later/?format=vcf&version=4.0")["Location"].split("/")[2])

    jobs.perform_export.run(run_id=number, by=cast.dora)

    told = lines(client.get(f"/exports/{number}/file/"))
    assert told.count("VERSION:4.0") == 2
    with enter(cast.dora.pk):
        assert ExportRun.objects.get(pk=number).file_name.endswith(".vcf")


def test_the_page_offers_the_card_to_who_may_export(cast: Cast, sign_in: SignIn, person: Contact) -> None:
    page = sign_in(cast.dora).get(f"/contacts/{person.pk}/").content.decode()

    assert f'href="/contacts/{person.pk}/card.vcf"' in page


def test_long_lines_are_folded_between_characters_and_come_back_whole() -> None:
    line = "NOTE:" + "Țară, județ, σύμβουλος " * 20

    written = folded(line)

    assert all(len(piece.encode()) <= 75 for piece in written.split("\r\n"))
    assert [each.text for each in properties(written.splitlines(keepends=True))] == [line.removeprefix("NOTE:")]

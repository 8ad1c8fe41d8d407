"""Files on records: who opens them, what is taken, and that undo brings them back (GEN-02)."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.attachments.models import Attachment
from liant.kernel.attachments.sweeping import KEPT_DAYS, sweep
from liant.kernel.attachments.taking import attach, detach
from liant.kernel.entity import commands
from liant.kernel.history.models import Entry
from liant.kernel.history.undo import undo
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.limiting import limit, read
from liant.modules.contacts.models import Contact, ContactAttachment
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("GEN-02")
SignIn = Callable[[Employee], Client]
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")
ZIP = b"PK\x03\x04" + bytes(40)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    """Files end with the test."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def record(cast: Cast) -> Contact:
    """Anna's, in North."""
    return contact(owner=cast.anna, by=cast.anna)


def text(name: str = "oferta.txt", content: bytes = b"Salut") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def files(record: Contact, *, by: Employee) -> list[Attachment]:
    with enter(by.pk):
        return list(ContactAttachment.objects.filter(whole=record))


def stored(folder: Path) -> list[Path]:
    return [path for path in folder.glob("attachments/*/*") if not path.suffix]


def latest(*, by: Employee) -> Entry:
    with enter(by.pk):
        return Entry.objects.latest("id")


def test_a_file_lies_under_a_name_that_tells_nothing(cast: Cast, record: Contact, folder: Path) -> None:
    made = attach(record, text(), by=cast.anna)

    (path,) = stored(folder)
    assert "oferta" not in str(path)
    assert path.read_bytes() == b"Salut"
    assert (path.stat().st_mode & 0o777) == 0o600
    assert (made.name, made.size, made.content_type, made.added_by_id) == ("oferta.txt", 5, "text/plain", cast.anna.pk)


@pytest.mark.req("SEC-06")
def test_who_sees_the_record_opens_its_files_and_nobody_else(cast: Cast, sign_in: SignIn, record: Contact) -> None:
    made = attach(record, text(), by=cast.anna)
    address = f"/contacts/{record.pk}/files/{made.pk}/"

    answers = {who: sign_in(getattr(cast, who)).get(address).status_code for who in ("dora", "eleni", "boris", "omar")}

    assert answers == {"dora": 200, "eleni": 200, "boris": 404, "omar": 404}
    assert read(cast.omar, "SELECT 1 FROM contacts_contactattachment") == []


def test_a_file_is_found_at_its_own_record_alone(cast: Cast, sign_in: SignIn, record: Contact) -> None:
    other = contact(owner=cast.anna, by=cast.anna, name="Alt hotel")
    made = attach(record, text(), by=cast.anna)

    answer = sign_in(cast.anna).get(f"/contacts/{other.pk}/files/{made.pk}/")

    assert answer.status_code == 404


def test_who_may_not_change_the_record_adds_and_removes_nothing(cast: Cast, record: Contact) -> None:
    made = attach(record, text(), by=cast.anna)

    with pytest.raises(PermissionDenied):
        attach(record, text("alta.txt", b"x"), by=cast.omar)
    with pytest.raises(PermissionDenied):
        detach(made, by=cast.boris)

    assert files(record, by=cast.anna) == [made]


@pytest.mark.req("SEC-05")
def test_a_role_hides_files_or_holds_them_fixed(cast: Cast, sign_in: SignIn, record: Contact) -> None:
    made = attach(record, text(), by=cast.anna)
    limit(cast.anna, "read_only", "attachments", by=cast.dora)
    limit(cast.eleni, "hidden", "attachments", by=cast.dora)

    with pytest.raises(PermissionDenied):
        attach(record, text("alta.txt", b"x"), by=cast.anna)

    address = f"/contacts/{record.pk}/files/"
    assert sign_in(cast.anna).get(f"{address}{made.pk}/").status_code == 200
    assert [sign_in(cast.eleni).get(path).status_code for path in (address, f"{address}{made.pk}/")] == [404, 404]


@pytest.mark.req("SEC-09")
@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [("poza.png", PNG, True), ("oferta.pdf", b"%PDF-1.7\n", True), ("nota.txt", b"Salut", True), ("x.zip", ZIP, False)],
)
def test_a_file_is_saved_unless_it_may_be_shown(
    cast: Cast, sign_in: SignIn, record: Contact, name: str, content: bytes, shown: bool
) -> None:
    made = attach(record, text(name, content), by=cast.anna)
    client, address = sign_in(cast.anna), f"/contacts/{record.pk}/files/{made.pk}/"

    saved, looked_at = client.get(address), client.get(f"{address}?show")

    assert saved["Content-Disposition"] == f'attachment; filename="{name}"'
    assert looked_at["Content-Disposition"].startswith("inline" if shown else "attachment")
    for answer in (saved, looked_at):
        assert b"".join(answer.streaming_content) == content
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert ("sandbox" in answer["Content-Security-Policy"]) is not name.endswith(".pdf")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("name", "content", "called"),
    [
        ("poza.jpg", PNG, "poza.png"),
        ("factura.PDF", b"%PDF-1.7\n", "factura.PDF"),
        ("contract.docx", ZIP, "contract.docx"),
        ("ofe\u202egnp.rta.png", PNG, "ofegnp.rta.png"),
    ],
)
def test_what_a_file_is_follows_from_its_content(
    cast: Cast, record: Contact, name: str, content: bytes, called: str
) -> None:
    made = attach(record, text(name, content), by=cast.anna)

    assert made.name == called


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("program.pdf", b"MZ\x90\x00" + bytes(60)),
        ("pagina.html", b"<html><script>alert(1)</script>"),
        ("desen.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("macro.docm", ZIP),
        ("script.sh", b"#!/bin/sh\n"),
        ("gol.txt", b""),
    ],
)
def test_what_is_not_taken_is_refused_by_its_name(
    cast: Cast, record: Contact, folder: Path, name: str, content: bytes
) -> None:
    with pytest.raises(ValidationError, match=name):
        attach(record, text(name, content), by=cast.anna)

    assert stored(folder) == []


def test_the_operator_says_how_large_and_of_which_kinds(cast: Cast, record: Contact, settings: Any) -> None:
    settings.ATTACHMENT_BYTES, settings.ATTACHMENT_TYPES = 8, frozenset({"png", "txt"})

    with pytest.raises(ValidationError, match="larger than 8"):
        attach(record, text("lung.txt", b"123456789"), by=cast.anna)
    with pytest.raises(ValidationError, match="kind"):
        attach(record, text("a.pdf", b"%PDF-1.7"), by=cast.anna)

    assert files(record, by=cast.anna) == []


def test_the_same_file_is_attached_once(cast: Cast, record: Contact) -> None:
    first, again = (attach(record, text(), by=cast.anna) for _time in range(2))
    other = attach(record, text(content=b"Altceva"), by=cast.anna)

    assert first == again
    assert files(record, by=cast.anna) == [other, first]


@pytest.mark.req("SEC-06")
def test_no_row_lays_hands_on_the_file_of_another(cast: Cast, record: Contact) -> None:
    made = attach(record, text(), by=cast.anna)
    mine = contact(owner=cast.omar, by=cast.omar, name="Alt hotel")

    with enter(cast.omar.pk), pytest.raises(IntegrityError), transaction.atomic():
        ContactAttachment.objects.create(
            whole=mine,
            file=made.file.name,
            name="a.txt",
            size=1,
            content_type="text/plain",
            sha256="",
            added_by=cast.omar,
        )

    assert files(mine, by=cast.omar) == []


@pytest.mark.req("SEC-08")
def test_a_removed_file_comes_back_by_undo(cast: Cast, sign_in: SignIn, record: Contact, folder: Path) -> None:
    made = attach(record, text(), by=cast.anna)
    address = f"/contacts/{record.pk}/files/{made.pk}/"
    detach(made, by=cast.anna)
    sweep()

    undo(latest(by=cast.anna), by=cast.anna)

    answer = sign_in(cast.anna).get(address)
    assert b"".join(answer.streaming_content) == b"Salut"
    sweep()
    assert list(folder.glob("attachments/*/*.unused")) == []


def test_files_that_nobody_has_any_more_go_after_a_while(cast: Cast, record: Contact, folder: Path) -> None:
    attach(record, text(), by=cast.anna)
    kept = contact(owner=cast.anna, by=cast.anna, name="Alt hotel")
    attach(kept, text(), by=cast.anna)
    commands.delete(record, by=cast.anna)
    assert (sweep(), len(stored(folder))) == (0, 2)

    (mark,) = folder.glob("attachments/*/*.unused")
    long_ago = time.time() - KEPT_DAYS * 86_400 - 1
    os.utime(mark, (long_ago, long_ago))

    assert sweep() == 1
    assert [path.name for path in stored(folder)] == [Path(files(kept, by=cast.anna)[0].file.name).name]


@pytest.mark.req("SEC-06")
def test_employees_do_not_ask_which_files_there_are(cast: Cast) -> None:
    with enter(cast.omar.pk), connection.cursor() as cursor:
        cursor.execute("SELECT has_function_privilege(current_user, 'access.attached_files(text[])', 'EXECUTE')")

        assert cursor.fetchone() == (False,)


def test_several_files_at_once_are_each_taken_or_refused_by_name(cast: Cast, sign_in: SignIn, record: Contact) -> None:
    sent = [text("bun.txt"), text("rau.html", b"<p>"), text("poza.png", PNG)]

    answer = sign_in(cast.anna).post(f"/contacts/{record.pk}/files/add/", {"files": sent})

    assert answer.status_code == 422
    assert "“rau.html” is of a kind that is not taken" in answer.content.decode()
    assert {each.name for each in files(record, by=cast.anna)} == {"bun.txt", "poza.png"}


def test_too_much_is_refused_before_it_is_read(cast: Cast, sign_in: SignIn, record: Contact, settings: Any) -> None:
    settings.ATTACHMENT_BYTES = 10
    addresses = (f"/contacts/{record.pk}/files/add/", f"/api/contacts/{record.pk}/attachments/")

    answers = [sign_in(cast.anna).post(address, {"files": text(content=b"x" * 20_000)}) for address in addresses]

    assert [answer.status_code for answer in answers] == [413, 413]


def test_the_tab_shows_files_and_removes_them(cast: Cast, sign_in: SignIn, record: Contact) -> None:
    made = attach(record, text(), by=cast.anna)
    client, address = sign_in(cast.anna), f"/contacts/{record.pk}/files/"

    before = client.get(address).content.decode()
    after = client.post(f"{address}{made.pk}/remove/", follow=True).content.decode()

    assert "oferta.txt" in before
    assert "multipart/form-data" in before
    assert "oferta.txt is deleted." in after
    assert files(record, by=cast.anna) == []


@pytest.mark.req("GEN-04")
def test_programs_list_add_get_and_delete_files(cast: Cast, sign_in: SignIn, record: Contact) -> None:
    client, address = sign_in(cast.anna), f"/api/contacts/{record.pk}/attachments/"

    made = client.post(address, {"file": text("poza.png", PNG)}).json()
    listed = client.get(address).json()
    content = b"".join(client.get(f"{address}{made['id']}/").streaming_content)
    gone = client.delete(f"{address}{made['id']}/").status_code

    assert listed == {"items": [made], "next": None}
    assert (made["name"], made["content_type"], made["added_by"]) == ("poza.png", "image/png", cast.anna.pk)
    assert content == PNG
    assert gone == 204
    assert client.get(address).json()["items"] == []


@pytest.mark.req("GEN-04")
def test_programs_are_told_by_the_field_what_is_not_taken(cast: Cast, sign_in: SignIn, record: Contact) -> None:
    client, address = sign_in(cast.anna), f"/api/contacts/{record.pk}/attachments/"

    answers = [client.post(address, {"file": text("a.html", b"<p>")}), client.post(address, {})]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert ["file" in answer.json()["errors"] for answer in answers] == [True, True]

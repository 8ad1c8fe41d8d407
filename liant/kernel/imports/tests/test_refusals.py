"""What the wizard refuses, each time with the reason and with nothing half done (CON-19)."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.tests.browsing import SignIn, post_file, queued
from liant.kernel.imports.tests.steps import checked, current, uploaded
from liant.kernel.spreadsheet.limits import Limits
from liant.kernel.spreadsheet.writing import write_xlsx
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact

pytestmark = pytest.mark.req("CON-19")

FILE = "Denumire,CUI\nHotel,14399840\nMotel,RO123\n"


class Unread(io.BytesIO):
    """A body that no one may read."""

    def read(self, *_sizes: int) -> bytes:
        raise AssertionError("the body was read")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(cast: Cast, sign_in: SignIn) -> None:
    length = {"CONTENT_LENGTH": str(Limits().bytes + 20_000), "wsgi.input": Unread()}

    answer = sign_in(cast.anna).generic(
        "POST", "/contacts/import/", content_type="multipart/form-data; boundary=x", **length
    )

    assert answer.status_code == 413
    assert "larger than 200 MB" in answer.content.decode()


def bomb() -> bytes:
    """A workbook of ten million equal characters."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"):
            archive.writestr(name, " " * 10_000_000)
    return file.getvalue()


def workbook() -> bytes:
    """A harmless workbook."""
    file = io.BytesIO()
    write_xlsx(["Denumire"], [["Hotel"]], file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        ("", "a.csv", "empty"),
        ("Denumire,CUI\n", "a.csv", "no rows below"),
        ("Nume,Nume\nA,B\n", "a.csv", "more than once"),
        (b"\x00\x01\x02binary\x00", "a.csv", "neither a text file nor a workbook"),
        ('Denumire\n"Hotel\n', "a.csv", "is not closed"),
        (bomb(), "a.xlsx", "“a.xlsx”"),
        (b"PK\x03\x04broken", "a.xlsx", "“a.xlsx”"),
        (b"GIF89a\x01\x00\x01\x00" + workbook(), "a.xlsx", "neither a text file nor a workbook"),
        (b"MZ\x90\x00\x03" + workbook(), "a.xlsx", "neither a text file nor a workbook"),
        (b"%PDF-1.7\n\x00" + workbook(), "a.csv", "neither a text file nor a workbook"),
        (b"\x7fELF\x02\x01\x01\x00", "a.csv", "neither a text file nor a workbook"),
    ],
    ids=[
        "empty",
        "header only",
        "equal headers",
        "no text",
        "open quotation mark",
        "zip bomb",
        "damaged workbook",
        "picture and workbook",
        "program and workbook",
        "document and workbook",
        "program",
    ],
)
def test_a_file_that_can_not_be_read_is_refused_with_the_reason(
    cast: Cast, sign_in: SignIn, content: str | bytes, name: str, message: str
) -> None:
    answer = post_file(sign_in(cast.anna), content, name)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert message in answer.content.decode()
    with enter(cast.anna.pk):
        assert not ImportRun.objects.exists()


@pytest.mark.parametrize("path", ["/contacts/new/", "/preferences/", "/search/", "/account/logout/"])
def test_a_file_is_taken_where_one_is_asked_for_and_nowhere_else(cast: Cast, sign_in: SignIn, path: str) -> None:
    client = sign_in(cast.dora)
    client.handler.enforce_csrf_checks = True
    client.get("/contacts/new/")

    answer = client.post(path, {"file": SimpleUploadedFile("a.csv", b"x" * 10_000)})

    assert answer.status_code == 400


@pytest.mark.parametrize("path", ["/account/login/", "/account/password/reset/"])
def test_a_stranger_leaves_no_file_here(db: None, client: Client, path: str) -> None:
    answer = client.post(path, {"file": SimpleUploadedFile("a.csv", b"x" * 10_000)})

    assert answer.status_code == 400


def test_without_a_file_the_step_asks_for_one(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.anna).post("/contacts/import/", {})

    assert (answer.status_code, "Choose a file." in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({}, "Choose for at least one column"),
        ({"column_0": "name", "column_1": "name"}, "Only one column can become"),
        ({"column_0": "password"}, "do not fit the file"),
        ({"column_0": "name", "variant": "robot"}, "Choose one of the kinds"),
    ],
    ids=["nothing", "two columns to one target", "unknown target", "unknown kind"],
)
def test_a_mapping_without_sense_is_refused_and_shown_again(
    cast: Cast, sign_in: SignIn, chosen: dict[str, str], message: str
) -> None:
    run = uploaded(FILE, cast.anna)

    answer = sign_in(cast.anna).post(f"/imports/{run.pk}/", chosen)

    assert (answer.status_code, message in answer.content.decode()) == (422, True)
    assert current(run, cast.anna).state == "uploaded"
    assert queued("check_import") == []


def test_a_file_that_can_not_be_read_to_its_end_fails_with_the_reason(cast: Cast) -> None:
    rows = "Hotel\n" * 10 + "x" * 40_000 + "\n"

    run = checked(f"Denumire\n{rows}", cast.anna)

    assert (run.state, run.valid, "Row 12 has a cell" in run.message) == ("failed", 0, True)
    with enter(cast.anna.pk):
        assert not Contact.objects.exists()

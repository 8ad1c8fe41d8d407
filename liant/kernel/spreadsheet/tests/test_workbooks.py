"""Reading workbooks, the harmless and the others."""

import datetime
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError

from liant.kernel.spreadsheet.reading import Limits, Table, open_table
from liant.kernel.spreadsheet.writing import write_xlsx

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
)
MAIN_SHEET = "xl/worksheets/sheet1.xml"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODS_CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Foaie1">%s</table:table></office:spreadsheet></office:body></office:document-content>'
)
ODS_CELL = '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>'


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "upload"


def opened(file: Path, content: bytes, **how: object) -> Table:
    """The table in a workbook of this content."""
    file.write_bytes(content)
    return open_table(file, name="oameni.xlsx", **how)


def refusal(file: Path, content: bytes, **how: object) -> str:
    """The words in which a workbook of this content is refused."""
    with pytest.raises(ValidationError) as caught:
        opened(file, content, **how).count()
    return " ".join(caught.value.messages)


def workbook(*rows: list[object]) -> bytes:
    """An XLSX file of these rows, the first its header."""
    stream = BytesIO()
    write_xlsx(rows[0], rows[1:], stream)
    return stream.getvalue()


def with_parts(content: bytes, parts: dict[str, str]) -> bytes:
    """The zip file `content` with some parts added or put in place of others."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        kept = {name: old.read(name).decode() for name in old.namelist()}
        for name, text in (kept | parts).items():
            new.writestr(name, text)
    return stream.getvalue()


def open_document(*rows: str) -> bytes:
    """An ODS file of these rows, each in XML."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", ODS_CONTENT % "".join(rows))
    return stream.getvalue()


@pytest.mark.req("CON-19")
def test_the_cells_of_a_workbook_come_as_one_would_type_them(file):
    moment = datetime.datetime.fromisoformat("2026-04-23 09:30")
    content = workbook(
        ["name", "code", "price", "born", "seen", "vip"],
        ["Ştefan Ţuţea", 40722123456, 0.1 + 0.2, datetime.date(1980, 1, 31), moment, True],
        ["", None, -12.5, None, None, False],
    )

    table = opened(file, content)

    assert table.headers == ["name", "code", "price", "born", "seen", "vip"]
    assert list(table.rows()) == [
        ["Ștefan Țuțea", "40722123456", "0.3", "1980-01-31", "2026-04-23 09:30:00", "true"],
        ["", "", "-12.5", "", "", "false"],
    ]
    assert (table.count(), table.encoding, table.delimiter) == (2, None, None)


@pytest.mark.req("CON-19")
def test_times_and_durations_come_in_hours(file):
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["at", "took"])
        sheet.write_datetime(1, 0, datetime.time(9, 5), book.add_format({"num_format": "hh:mm"}))
        sheet.write_datetime(1, 1, datetime.timedelta(hours=30), book.add_format({"num_format": "[h]:mm"}))

    assert list(opened(file, stream.getvalue()).rows()) == [["09:05:00", "30:00:00"]]


@pytest.mark.req("CON-19")
def test_the_first_visible_sheet_that_is_not_empty_is_read_unless_one_is_named(file):
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        for name, text in {"Secret": "x", "Gol": "", "Oameni": "name", "Firme": "company"}.items():
            book.add_worksheet(name).write_column(2, 1, [text, "value"] if text else [])
        book.get_worksheet_by_name("Gol").activate()
        book.get_worksheet_by_name("Secret").hide()

    table = opened(file, stream.getvalue())

    assert (table.sheet, table.sheets, table.headers) == ("Oameni", ["Gol", "Oameni", "Firme"], ["name"])
    assert list(enumerate(table.rows(), table.first_row)) == [(4, ["value"])]
    assert opened(file, stream.getvalue(), sheet="Firme").headers == ["company"]
    assert "There is no sheet “Alta”" in refusal(file, stream.getvalue(), sheet="Alta")


@pytest.mark.req("CON-19")
def test_an_open_document_is_read_with_its_repeated_cells(file):
    header = f"<table:table-row>{ODS_CELL % 'name'}{ODS_CELL % 'city'}</table:table-row>"
    cell = (ODS_CELL % "Ana").replace("table-cell ", 'table-cell table:number-columns-repeated="2" ', 1)
    row = f'<table:table-row table:number-rows-repeated="2">{cell}</table:table-row>'
    rest = '<table:table-row table:number-rows-repeated="1048573"><table:table-cell/></table:table-row>'

    table = opened(file, open_document(header, row, rest))

    assert (table.sheet, table.headers, list(table.rows())) == ("Foaie1", ["name", "city"], [["Ana", "Ana"]] * 2)


@pytest.mark.req("CON-19")
def test_the_unpacked_rows_go_when_the_table_goes(file, tmp_path, monkeypatch):
    # Its own place for them: other tests unpack theirs at the same time.
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = set(tmp_path.glob("liant-sheet-*"))
    table = opened(file, workbook(["name"], ["Ana"]))
    during = set(tmp_path.glob("liant-sheet-*"))

    del table

    assert len(during - before) == 1
    assert not any(unpacked.exists() for unpacked in during - before)


@pytest.mark.req("CON-19")
@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"xl/vbaProject.bin": ""}, "contains macros"),
        ({"[Content_Types].xml": "application/vnd.ms-excel.sheet.macroEnabled.main+xml"}, "contains macros"),
        ({"[Content_Types].xml": "wordprocessingml.document"}, "is not a workbook that can be read"),
        ({MAIN_SHEET: "<worksheet><sheetData><row"}, "is damaged"),
        ({MAIN_SHEET: SHEET % ""}, "“oameni.xlsx” is empty"),
        ({"xl/workbook.xml": "<nothing/>"}, "is damaged"),
        ({"xl/media/zeros.bin": "0" * 60_000_000}, "is too large for a workbook"),
        ({f"xl/media/{number}": "" for number in range(50)}, "is too large for a workbook"),
        # A few bytes that claim a table of seventeen thousand million cells.
        (
            {
                MAIN_SHEET: SHEET
                % '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
            },
            "is too large for a workbook",
        ),
    ],
)
def test_a_workbook_that_is_harmful_or_broken_is_refused_with_the_reason(file, parts, words):
    content = with_parts(workbook(["name"], ["Ana"]), parts)

    assert words in refusal(file, content, limits=Limits(parts=40))


@pytest.mark.req("CON-19")
def test_an_open_document_that_repeats_cells_and_rows_without_end_is_refused(file):
    cell = (ODS_CELL % "x").replace("table-cell ", 'table-cell table:number-columns-repeated="400" ', 1)
    row = f'<table:table-row table:number-rows-repeated="1000000000">{cell}</table:table-row>'

    assert "is too large for a workbook" in refusal(file, open_document(row))


@pytest.mark.req("CON-19")
def test_a_workbook_of_too_many_cells_or_columns_is_refused(file):
    content = workbook(["a", "b"], *[["x", "y"]] * 50)

    assert "is too large for a workbook" in refusal(file, content, limits=Limits(cells=100))
    assert "2 columns; 1 are the most" in refusal(file, content, limits=Limits(columns=1))
    assert "more than 49 rows" in refusal(file, content, limits=Limits(rows=49))


@pytest.mark.req("CON-19")
def test_a_workbook_that_takes_too_much_memory_or_room_or_time_is_refused(file):
    content = workbook(["name"], *[[f"{number} {'x' * 1000}"] for number in range(2_000)])

    assert "is too large for a workbook" in refusal(file, content, limits=Limits(memory_bytes=20_000_000))
    assert "is too large for a workbook" in refusal(file, content, limits=Limits(unpacked_bytes=3_000_000, seconds=0))


@pytest.mark.req("CON-19")
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04 and no more", "is damaged"),
        (workbook(["name"], ["Ana"])[:-30], "is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "the format of an older program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    ],
)
def test_what_only_looks_like_a_workbook_is_refused_with_the_reason(file, content, words):
    assert words in refusal(file, content)


@pytest.mark.req("CON-19")
def test_an_encrypted_part_is_a_password(file):
    content = bytearray(workbook(["name"], ["Ana"]))
    # The flags of the first entry of the zip file's directory (APPNOTE 4.3.12).
    content[content.index(b"PK\x01\x02") + 8] |= 1

    assert "protected by a password" in refusal(file, bytes(content))


@pytest.mark.req("CON-19")
def test_an_open_document_under_a_password_is_refused(file):
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
        "</manifest:manifest>"
    )

    assert "protected by a password" in refusal(file, with_parts(open_document(), {"META-INF/manifest.xml": manifest}))


@pytest.mark.req("CON-19")
@pytest.mark.parametrize("length", [40_000, 140_000])
def test_a_cell_longer_than_a_cell_can_be_is_refused(file, length):
    cell = '<row r="%d"><c r="A%d" t="str"><v>%s</v></c></row>'
    rows = cell % (1, 1, "name") + cell % (2, 2, "x" * length)

    assert "Row 2 has a cell of more than 32767" in refusal(
        file, with_parts(workbook(["a"]), {MAIN_SHEET: SHEET % rows})
    )

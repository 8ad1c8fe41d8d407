"""Writing CSV and XLSX: read back as it was, and never run as a formula."""

import csv
import datetime
import re
import zipfile
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import repeat
from pathlib import Path

import pytest
from django.utils.timezone import make_aware
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from liant.kernel.spreadsheet.formulas import guarded, unguarded
from liant.kernel.spreadsheet.reading import open_table
from liant.kernel.spreadsheet.writing import write_csv, write_xlsx

MOMENT = datetime.datetime.fromisoformat("2026-04-23 09:30")
FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|'/c calc'!A1", "＝1", "-", "+A1", "'=1"]
HARMLESS = [
    "+40722123456",
    "+40 722 123 456",
    "-12.5",
    "-1.234,56",
    "Ana",
    "O'Neill",
    "'quoted'",
    "1-2",
    "a=b",
    "",
    "'",
]


def csv_text(headers: list[object], rows: list[list[object]]) -> str:
    return b"".join(write_csv(headers, rows)).decode()


def xlsx(headers: list[object], rows: list[list[object]]) -> BytesIO:
    stream = BytesIO()
    write_xlsx(headers, rows, stream)
    stream.seek(0)
    return stream


def read_back(tmp_path: Path, content: bytes) -> list[list[str]]:
    file = tmp_path / "file"
    file.write_bytes(content)
    table = open_table(file, name="file")
    return [table.headers, *table.rows()]


@pytest.mark.req("GEN-02")
def test_csv_has_a_mark_a_header_and_rows_with_crlf():
    written = csv_text(["name", "notes"], [["Ștefan", 'says "hi", twice'], [None, ""]])

    assert written == '\ufeffname,notes\r\nȘtefan,"says ""hi"", twice"\r\n,\r\n'


@pytest.mark.req("GEN-02")
def test_csv_is_written_while_the_rows_come():
    pieces = write_csv(["name"], repeat(["x" * 1000]))

    assert len(next(pieces)) < 100_000


@pytest.mark.req("GEN-02")
def test_csv_tells_values_as_an_import_reads_them():
    values = [True, 7, -7, 1.5, Decimal("-1E+3"), datetime.date(2026, 4, 23), make_aware(MOMENT), None]

    assert csv_text(["a"], [values]).splitlines()[1] == "yes,7,-7,1.5,-1000,2026-04-23,2026-04-23 09:30:00,"


@pytest.mark.req("GEN-02")
@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_text_in_csv_and_is_itself_again_when_read(tmp_path, text):
    written = csv_text(["name", "end"], [[text, "x"]])

    [[cell, _end]] = list(csv.reader(StringIO(written, newline="")))[1:]
    assert cell == f"'{text}"
    assert read_back(tmp_path, written.encode())[1] == [text, "x"]


@pytest.mark.req("GEN-02")
@pytest.mark.parametrize("text", HARMLESS)
def test_numbers_phones_and_other_text_are_left_alone(text):
    assert guarded(text) == text


@pytest.mark.req("GEN-02")
@settings(deadline=None)
@given(st.text() | st.text(st.sampled_from("'=+-@\t\r\n 12.,A")))
def test_the_guard_comes_off_as_it_went_on(text):
    assert unguarded(guarded(text)) == text
    assert not re.match(r"[=+\-@\t\r\n]", guarded(text)) or re.fullmatch(r"[+-][0-9 .,]+", guarded(text))


@pytest.mark.req("CON-19")
def test_the_guard_that_other_programs_put_before_phones_comes_off():
    assert unguarded("'+40722123456") == "+40722123456"


@pytest.mark.req("GEN-02")
def test_an_xlsx_has_a_bold_frozen_header_and_typed_cells():
    values = ["Ștefan", 7, Decimal("1.5"), True, MOMENT.date(), make_aware(MOMENT), None, datetime.date(1815, 6, 18)]

    stream = xlsx(["h"] * len(values), [values])

    [_header, row] = load_workbook(stream).get_sheet_by_index(0).to_python()
    assert row == ["Ștefan", 7.0, 1.5, True, MOMENT.date(), MOMENT, "", "1815-06-18"]
    with zipfile.ZipFile(stream) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert 'ySplit="1"' in sheet
        assert "<b/>" in archive.read("xl/styles.xml").decode()
        assert "customWidth" in sheet


@pytest.mark.req("GEN-02")
@pytest.mark.parametrize("text", [*FORMULAS, "https://example.ro", "mailto:a@example.ro", "0722123456", "007", "{=1}"])
def test_text_stays_text_in_xlsx(tmp_path, text):
    stream = xlsx(["name"], [[text]])

    with zipfile.ZipFile(stream) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert 't="inlineStr"' in sheet
    assert read_back(tmp_path, stream.getvalue())[1] == [unguarded(text)]


@pytest.mark.req("GEN-02")
def test_numbers_longer_than_a_cell_keeps_are_text_and_long_text_is_cut():
    [_header, row] = (
        load_workbook(xlsx(["a", "b"], [[1234567890123456789, "x" * 40_000]])).get_sheet_by_index(0).to_python()
    )

    assert row[0] == "1234567890123456789"
    assert (len(row[1]), row[1][-1]) == (32_767, "…")


@pytest.mark.req("GEN-02")
def test_what_one_sheet_does_not_hold_goes_on_in_the_next(monkeypatch):
    monkeypatch.setattr("liant.kernel.spreadsheet.writing._SHEET_ROWS", 3)

    book = load_workbook(xlsx(["a"], [[number] for number in range(5)]))

    sheets = [book.get_sheet_by_index(place).to_python() for place in range(len(book.sheet_names))]
    assert sheets == [[["a"], [0.0], [1.0]], [["a"], [2.0], [3.0]], [["a"], [4.0]]]


@pytest.mark.req("GEN-02")
def test_dates_are_shown_in_the_way_of_the_reader_and_amounts_with_their_decimals():
    stream = BytesIO()
    write_xlsx(["a", "b", "c", "d"], [[MOMENT.date(), make_aware(MOMENT), 1234.5, 7]], stream, ["", "", "#,##0.00", ""])

    with zipfile.ZipFile(stream) as archive:
        styles, sheet = (archive.read(name).decode() for name in ("xl/styles.xml", "xl/worksheets/sheet1.xml"))
    kinds = re.findall(r'<xf numFmtId="(\d+)"', styles.partition("<cellXfs")[2])
    shown = [kinds[int(style)] for style in re.findall(r'<c r="[A-D]2" s="(\d+)"', sheet)]
    assert shown[:2] == ["14", "22"]
    assert f'numFmtId="{shown[2]}" formatCode="#,##0.00"' in styles
    assert '<c r="D2"><v>7</v>' in sheet
    assert '<autoFilter ref="A1:D2"/>' in sheet


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="şţŞŢ")).map(str.strip).filter(bool)


@pytest.mark.req("CON-19")
@settings(deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
def test_what_is_exported_as_csv_is_imported_as_it_was(tmp_path_factory, rows):
    written = b"".join(write_csv(["first name", "second name"], rows))

    assert read_back(tmp_path_factory.mktemp("csv"), written)[1:] == [list(row) for row in rows]

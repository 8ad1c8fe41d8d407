"""Reading text files: delimiters, rows, and what is wrong with them."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from liant.kernel.spreadsheet.reading import Limits, Table, open_table

PEOPLE = "Nume;Oraș;Telefon\nPop Ana;Iași;0722 123 456\nIonescu, Dan;Cluj;\n"


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "upload"


def opened(file: Path, content: str | bytes, **how: object) -> Table:
    """The table in a file of this content."""
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return open_table(file, name="oameni.csv", **how)


def refusal(file: Path, content: str | bytes, **how: object) -> str:
    """The words in which a file of this content is refused, when it is opened or read to its end."""
    with pytest.raises(ValidationError) as caught:
        opened(file, content, **how).count()
    return " ".join(caught.value.messages)


@pytest.mark.req("CON-19")
def test_a_text_file_becomes_named_columns_and_rows(file):
    table = opened(file, PEOPLE)

    assert (table.headers, table.delimiter, table.encoding) == (["Nume", "Oraș", "Telefon"], ";", "utf-8")
    assert list(table.rows()) == [["Pop Ana", "Iași", "0722 123 456"], ["Ionescu, Dan", "Cluj", ""]]
    assert table.count() == 2


@pytest.mark.req("CON-19")
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_cuts_rows_evenly(file, delimiter):
    rows = [["name", "address", "price"], ["Pop Ana", 'Str. "Lungă", nr. 1; ap. 2', "1,50"], ["Dan", "a|b\tc", "2,75"]]
    text = StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)

    table = opened(file, text.getvalue())

    assert (table.delimiter, [table.headers, *table.rows()]) == (delimiter, rows)


@pytest.mark.req("CON-19")
def test_decimal_commas_in_each_row_are_not_the_delimiter(file):
    assert opened(file, "item;price;vat\na;1,5;0,21\nb;2,5;0,21\n").headers == ["item", "price", "vat"]


@pytest.mark.req("CON-19")
def test_the_delimiter_that_excel_declares_counts(file):
    table = opened(file, "sep=|\r\nname,first|city\r\nPop,Ana|Iași\r\n")

    assert (table.headers, list(table.rows())) == (["name,first", "city"], [["Pop,Ana", "Iași"]])


@pytest.mark.req("CON-19")
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_lines_of_every_system_are_read(file, newline):
    table = opened(file, PEOPLE.replace("\n", newline))

    assert [row[0] for row in table.rows()] == ["Pop Ana", "Ionescu, Dan"]


@pytest.mark.req("CON-19")
def test_blank_rows_keep_the_numbers_of_the_others_and_do_not_count(file):
    table = opened(file, "\nname,city\nAna,Iași\n , \n\nDan,Cluj\n\n\n")

    assert list(enumerate(table.rows(), table.first_row)) == [
        (3, ["Ana", "Iași"]),
        (4, []),
        (5, []),
        (6, ["Dan", "Cluj"]),
    ]
    assert table.count() == 2


@pytest.mark.req("CON-19")
def test_short_rows_are_filled_and_long_ones_are_left_to_their_reader(file):
    table = opened(file, "name,city\nAna\nDan,Cluj,,\nIon,Iași,,0722\n")

    assert list(table.rows()) == [["Ana", ""], ["Dan", "Cluj"], ["Ion", "Iași", "", "0722"]]


@pytest.mark.req("CON-19")
def test_a_cell_may_hold_lines_and_quotation_marks(file):
    table = opened(file, 'name,notes\n"ACME ""Nord"" SRL","first\nsecond, third"\nACME "Sud",x\n')

    assert list(table.rows()) == [['ACME "Nord" SRL', "first\nsecond, third"], ['ACME "Sud"', "x"]]


@pytest.mark.req("CON-19")
def test_cedillas_become_the_commas_of_today(file):
    assert list(opened(file, "name\nŞtefan Ţuţea Deşliu\n").rows()) == [["Ștefan Țuțea Deșliu"]]


@pytest.mark.req("CON-19")
@pytest.mark.parametrize(
    "above", ["Customers of 2026\n", "Customers;;;;;\n\n", "Made on;1.12.2026;;;;\n\nFor;Dan;;;;\n"]
)
def test_titles_above_the_names_of_columns_are_passed_over(file, above):
    table = opened(file, f"{above}name;city;a;b;c;d\nAna;Iași;1;2;3;4\nDan;Cluj;1;2;3;4\n")

    assert table.headers[:2] == ["name", "city"]
    assert table.first_row == above.count("\n") + 2
    assert [row[0] for row in table.rows()] == ["Ana", "Dan"]


@pytest.mark.req("CON-19")
def test_names_of_columns_lose_spaces_and_a_nameless_column_gets_a_number(file):
    assert opened(file, " name \u00a0 of\tAna ,,city,,\nx,y,z\n").headers == ["name of Ana", "Column 2", "city"]


@pytest.mark.req("CON-19")
@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "“oameni.csv” is empty"),
        ("\ufeff\n \n", "“oameni.csv” is empty"),
        ("Pop Ana;ana@example.ro\nDan;dan@example.ro\n", "Row 1 holds values (“ana@example.ro”)"),
        ("\nPop Ana;0722 123 456\nDan;0733123456\n", "Row 2 holds values (“0722 123 456”)"),
        ("1;2;3\n4;5;6\n", "Row 1 holds values (“1”)"),
        ("name;City;NAME;city\nAna;Iași;x;y\n", "stand more than once: “name”, “City”, “NAME”, “city”"),
        ('name;city\nAna;"Iași\nDan;Cluj\n', "opened in line 2 is not closed"),
        ('name;city\nAna;"Iași\nDan;Cluj', "opened in line 2 is not closed"),
        ('name;city;x\nAna;"Iași;1\nDan;Cluj;2\nIon;"Arad";3\n', "opened in line 2 is not closed"),
        ('name;city\nAna;"Iași\n' + "Dan;Cluj\n" * 20_000, "opened in line 2 is not closed"),
        ("name;city\nAna;Iași\0\n", "neither a text file nor a workbook"),
        (bytes(range(256)) * 20, "neither a text file nor a workbook"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n\x00\x01\x02", "neither a text file nor a workbook"),
        ("name;city\nșțăîâ ȘȚĂÎÂ;Iași\n".encode() + b"Dan;Bra\xbaov\n", "Line 3 cannot be read as utf-8"),
        ("name;" + "x" * 5_000_000, "neither a text file nor a workbook"),
        ("name;notes\nAna;" + "x" * 40_000, "Row 2 has a cell of more than 32767 characters"),
        ("name;notes\nAna;" + "x" * 140_000, "Row 2 has a cell of more than 32767 characters"),
        (",".join(f"c{number}" for number in range(501)), "501 columns; 500 are the most"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(file, content, words):
    assert words in refusal(file, content)


@pytest.mark.req("CON-19")
def test_a_file_of_too_many_rows_or_bytes_is_refused(file):
    assert "more than 2 rows" in refusal(file, "name\na\n\nb\nc\n", limits=Limits(rows=2))
    assert "has 1 MB; 0 MB are the most" in refusal(file, PEOPLE, limits=Limits(bytes=10))


@pytest.mark.req("CON-19")
def test_an_encoding_that_does_not_exist_or_does_not_fit_is_refused(file):
    assert "“klingon” is not an encoding" in refusal(file, PEOPLE, encoding="klingon")
    assert "Line 1 cannot be read as ascii" in refusal(file, PEOPLE, encoding="ascii")


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="şţŞŢ'")) | st.sampled_from(
    ["a\nb", '"']
)


@pytest.mark.req("CON-19")
@settings(deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8), st.sampled_from([",", ";", "\t", "|"]))
def test_what_a_correct_writer_writes_is_read_back(tmp_path_factory, rows, delimiter):
    assume(all(any(cell.strip() for cell in row) for row in rows))
    file = tmp_path_factory.mktemp("csv") / "upload"
    text = StringIO()
    csv.writer(text, delimiter=delimiter).writerows([("first name", "second name"), *rows])

    table = opened(file, f"sep={delimiter}\n{text.getvalue()}", encoding="utf-8")

    assert [tuple(row) for row in table.rows()] == rows

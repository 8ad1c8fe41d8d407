"""Writing table files: CSV as it streams, XLSX in constant memory; no text in them runs as a formula (GEN-02)."""

import csv
import datetime
import math
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO
from itertools import chain, islice
from typing import IO

import xlsxwriter
from django.utils.timezone import is_aware, make_naive
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from liant.kernel.spreadsheet.formulas import guarded

_CHUNK_CHARACTERS = 65_536
_SHEET_ROWS = 1_048_576
_CELL_CHARACTERS = 32_767
_EXACT_BELOW = 1_000_000_000_000_000
_SAMPLE_ROWS = 100
_NARROWEST, _WIDEST = 8, 60


def write_csv(headers: Sequence[object], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """`rows` under `headers` as CSV (RFC 4180, UTF-8 with its mark, which Excel needs), piece by piece.

    None is an empty cell, a moment with a time zone is told in the current one, as in `write_xlsx`.
    """
    buffer = StringIO()
    buffer.write("\ufeff")
    writer = csv.writer(buffer)
    for row in chain([headers], rows):
        writer.writerow(map(_csv_text, row))
        if buffer.tell() > _CHUNK_CHARACTERS:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()


def _csv_text(value: object) -> str:
    text = _text(value)
    return text if isinstance(value, int | float | Decimal) else guarded(text)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime.datetime):
        return _local(value).isoformat(sep=" ", timespec="seconds")
    return str(value)


def _local(moment: datetime.datetime) -> datetime.datetime:
    return make_naive(moment) if is_aware(moment) else moment


def write_xlsx(
    headers: Sequence[object], rows: Iterable[Sequence[object]], stream: IO[bytes], number_formats: Sequence[str] = ()
) -> None:
    """`rows` under `headers` as an XLSX workbook into `stream`: numbers, dates and yes/no typed, all else text.

    `number_formats` tells for each column how its numbers are shown; as they are where it is empty. What one sheet does
    not hold goes on in the next.
    """
    remaining = iter(rows)
    sample = list(islice(remaining, _SAMPLE_ROWS))
    with xlsxwriter.Workbook(stream, {"constant_memory": True}) as book:
        formats = _Formats(book, number_formats)
        coming = chain(sample, remaining)
        first = next(coming, None)
        while True:
            sheet = _sheet(book, headers, sample, formats)
            last = _write_rows(
                sheet, chain(() if first is None else (first,), islice(coming, _SHEET_ROWS - 2)), formats
            )
            sheet.autofilter(0, 0, last, max(len(headers) - 1, 0))
            first = next(coming, None)
            if first is None:
                return


class _Formats:
    """How a workbook shows dates and numbers: dates in the way of its reader's country, by formats made for that."""

    def __init__(self, book: xlsxwriter.Workbook, numbers: Sequence[str]) -> None:
        self.bold: Format = book.add_format({"bold": True})
        self.day: Format = book.add_format({"num_format": 14})
        self.moment: Format = book.add_format({"num_format": 22})
        known = {text: book.add_format({"num_format": text}) for text in {*numbers} - {""}}
        self._of_columns = [known.get(text) for text in numbers]

    def number(self, column: int) -> Format | None:
        """How the numbers of a column are shown."""
        return self._of_columns[column] if column < len(self._of_columns) else None


def _sheet(
    book: xlsxwriter.Workbook, headers: Sequence[object], sample: list[Sequence[object]], formats: _Formats
) -> Worksheet:
    sheet = book.add_worksheet()
    _set_widths(sheet, [headers, *sample])
    sheet.freeze_panes(1, 0)
    for column, header in enumerate(headers):
        sheet.write_string(0, column, str(header), formats.bold)
    return sheet


def _set_widths(sheet: Worksheet, rows: list[Sequence[object]]) -> None:
    for column in range(len(rows[0])):
        longest = max(len(_text(row[column])) for row in rows if column < len(row))
        sheet.set_column(column, column, min(max(longest + 2, _NARROWEST), _WIDEST))


def _write_rows(sheet: Worksheet, rows: Iterable[Sequence[object]], formats: _Formats) -> int:
    """The number of the last row."""
    number = 0
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            _write_cell(sheet, number, column, value, formats)
    return number


def _write_cell(sheet: Worksheet, row: int, column: int, value: object, formats: _Formats) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float | Decimal) and _is_exact(value):
        sheet.write_number(row, column, float(value), formats.number(column))
    elif isinstance(value, datetime.datetime) and value.year >= 1900:
        sheet.write_datetime(row, column, _local(value), formats.moment)
    elif isinstance(value, datetime.date) and value.year >= 1900:
        sheet.write_datetime(row, column, value, formats.day)
    elif text := _text(value):
        # write_string, whatever the text: write() would make formulas and links of it.
        sheet.write_string(row, column, _fitting(text))


def _is_exact(number: float | Decimal) -> bool:
    """Whether a cell can hold the number; it keeps fifteen digits, fewer than some account numbers have."""
    return math.isfinite(number) and -_EXACT_BELOW < number < _EXACT_BELOW


def _fitting(text: str) -> str:
    return text if len(text) <= _CELL_CHARACTERS else f"{text[: _CELL_CHARACTERS - 1]}…"

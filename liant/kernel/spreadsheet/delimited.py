"""Reading CSV and its kin: text files with commas, semicolons, tabs or bars between the cells (RFC 4180)."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.spreadsheet.encodings import encodings, errors_in
from liant.kernel.spreadsheet.headers import find_header
from liant.kernel.spreadsheet.limits import Limits
from liant.kernel.spreadsheet.table import Table, long_cell
from liant.kernel.text import with_comma_below

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 60
_LONGEST_LINE = 4_000_000
# Excel names its delimiter so in a first line of its own.
_DECLARATION = re.compile(r'"?sep=([^\w"\r\n])"?[\r\n]*')
# No text has them; a file that does is something else.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19]")
# A last line of our own, of a sign that no other has: a quotation mark that is never closed swallows it.
_END = "\x00"


def open_delimited(path: Path, *, name: str, limits: Limits, encoding: str | None) -> Table:
    """The table in the text file `path`, read row by row; `encoding` is guessed unless given.

    Raises ValidationError when it is not text or its header is wrong.
    """
    encoding = encoding or encodings(path)[0].encoding
    delimiter = _delimiter(path, encoding)

    def read() -> Iterator[list[str]]:
        return _rows(path, encoding, delimiter, limits)

    header = find_header(read(), name, limits)
    return Table(header, limits, read, encoding=encoding, delimiter=delimiter)


def _delimiter(path: Path, encoding: str) -> str:
    """The delimiter that the first line declares, or the one that cuts most rows into equally many cells."""
    lines = list(islice(_lines(path, encoding), _SAMPLE_LINES))
    if lines and (declared := _DECLARATION.fullmatch(lines[0])):
        return declared[1]
    return max(_DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: list[str], delimiter: str) -> float:
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        widths = []
    if not widths:
        return 0
    width, times = Counter(widths).most_common(1)[0]
    # Decimal commas and commas in addresses are in the rows only, real ones in the header too.
    agrees = 1 if widths[0] == width else 0.5
    return agrees * (width - 1) * times / len(widths)


def _rows(path: Path, encoding: str, delimiter: str, limits: Limits) -> Iterator[list[str]]:
    lines = _lines(path, encoding)
    first = next(lines, "")
    lines = chain([] if _DECLARATION.fullmatch(first) else [first], lines, [_END])
    reader = csv.reader(lines, delimiter=delimiter)
    started, width = 1, 0
    try:
        for row in reader:
            if row == [_END]:
                return
            width = width or len(row)
            if reader.line_num > started and _has_swallowed(row, delimiter, width):
                raise _unclosed(started)
            yield row
            started = reader.line_num + 1
    except csv.Error as error:
        # The only error left to a lenient reader: a cell of more than 131,072 characters.
        raise (_unclosed(started) if reader.line_num > started else long_cell(started, limits)) from error


def _has_swallowed(row: list[str], delimiter: str, width: int) -> bool:
    """Whether a cell of several lines holds the end of the file, or whole rows up to the next quotation mark."""
    if row[-1].endswith(_END):
        return True
    inner = (cell.splitlines()[1:-1] for cell in row if "\n" in cell)
    return width > 2 and any(lines and all(line.count(delimiter) == width - 1 for line in lines) for lines in inner)


def _unclosed(line: int) -> ValidationError:
    return ValidationError(
        _("The quotation mark opened in line %(line)d is not closed. Close it, or double it where it is text."),
        code="quote",
        params={"line": line},
    )


def _lines(path: Path, encoding: str) -> Iterator[str]:
    try:
        with path.open(encoding=encoding.partition("+")[0], errors=errors_in(encoding), newline="") as file:
            for line in iter(partial(file.readline, _LONGEST_LINE), ""):
                if len(line) == _LONGEST_LINE or _CONTROL.search(line):
                    raise _not_text()
                yield with_comma_below(line)
    except UnicodeError as error:
        raise _undecodable(path, encoding) from error
    except LookupError as error:
        raise ValidationError(
            _("“%(encoding)s” is not an encoding."), code="encoding", params={"encoding": encoding}
        ) from error


def _not_text() -> ValidationError:
    return ValidationError(
        _("This is neither a text file nor a workbook. Save the table as CSV or XLSX."), code="binary"
    )


def _undecodable(path: Path, encoding: str) -> ValidationError:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        line = next((number for number, line in enumerate(file, 1) if "\ufffd" in line), 1)
    return ValidationError(
        _("Line %(line)d cannot be read as %(encoding)s. Choose another encoding, or save the file again as UTF-8."),
        code="encoding",
        params={"line": line, "encoding": encoding},
    )

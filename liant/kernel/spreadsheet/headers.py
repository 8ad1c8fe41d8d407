"""The row that names the columns, and what may be wrong with it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.spreadsheet.limits import Limits

# Rows looked at to tell the names of columns from a title above them.
_SAMPLE = 20
_VALUE = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|(?=(?:\D*\d){6})[\d\s.,:/+()-]+")


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns and the number of their row, from 1."""

    names: list[str]
    row: int


def find_header(rows: Iterable[list[str]], name: str, limits: Limits) -> Header:
    """The header of the file `name`: its first row that is not blank.

    Raises ValidationError when there is none, when it holds values or a title, or when two columns share a name.
    """
    sample = [(number, row) for number, row in enumerate(islice(rows, _SAMPLE), 1) if not is_blank(row)]
    if not sample:
        raise empty(name)
    number, first = sample[0]
    names = [" ".join(cell.split()) for cell in without_trailing_blanks(first)]
    _refuse_too_many(names, limits)
    _refuse_title(names, [row for _number, row in sample[1:]], number)
    _refuse_values(names, number)
    _refuse_duplicates(names)
    return Header([text or _("Column %(number)d") % {"number": index} for index, text in enumerate(names, 1)], number)


def empty(name: str) -> ValidationError:
    """The refusal of a file in which nothing is."""
    return ValidationError(_("“%(file)s” is empty."), code="empty", params={"file": name})


def is_blank(row: list[str]) -> bool:
    """Whether no cell of `row` shows anything."""
    return not any(map(str.strip, row))


def without_trailing_blanks(row: list[str]) -> list[str]:
    """`row` up to its last cell that shows something."""
    width = len(row)
    while width and not row[width - 1].strip():
        width -= 1
    return row[:width]


def _refuse_too_many(names: list[str], limits: Limits) -> None:
    if len(names) > limits.columns:
        raise ValidationError(
            _("The file has %(count)d columns; %(limit)d are the most. Remove those you do not need."),
            code="columns",
            params={"count": len(names), "limit": limits.columns},
        )


def _refuse_title(names: list[str], below: list[list[str]], number: int) -> None:
    wider = [row for row in below if len(without_trailing_blanks(row)) > 1]
    if len(names) == 1 and len(wider) > len(below) / 2:
        raise ValidationError(
            _("Row %(row)d has one cell (“%(text)s”) above several columns. Remove the rows above the column names."),
            code="title",
            params={"row": number, "text": names[0]},
        )


def _refuse_values(names: list[str], number: int) -> None:
    value = next((text for text in names if _VALUE.fullmatch(text)), None)
    if value is None and not re.search(r"[^\W\d_]", "".join(names)):
        value = names[0]
    if value is not None:
        raise ValidationError(
            _("Row %(row)d holds values (“%(text)s”), not the names of columns. Put the names into the first row."),
            code="header",
            params={"row": number, "text": value},
        )


def _refuse_duplicates(names: list[str]) -> None:
    times = Counter(text.casefold() for text in names if text)
    twice = dict.fromkeys(text for text in names if times[text.casefold()] > 1)
    if twice:
        raise ValidationError(
            _("Each column needs a name of its own; these stand more than once: %(names)s."),
            code="duplicates",
            params={"names": ", ".join(f"“{text}”" for text in twice)},
        )

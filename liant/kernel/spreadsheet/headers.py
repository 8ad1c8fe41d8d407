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
    """The header of the file `name`: its first row that is neither blank nor a title above the table.

    Raises ValidationError when there is none, when it holds values, or when two columns share a name.
    """
    sample = [(number, row) for number, row in enumerate(islice(rows, _SAMPLE), 1) if not is_blank(row)]
    while sample and _is_title(sample[0][1], [row for _number, row in sample[1:]]):
        del sample[0]
    if not sample:
        raise empty(name)
    number, first = sample[0]
    names = [" ".join(cell.split()) for cell in without_trailing_blanks(first)]
    _refuse_too_many(names, limits)
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


def _is_title(row: list[str], below: list[list[str]]) -> bool:
    """Whether a row is what lists have above their columns: a cell, or few where most rows fill three times as many."""
    filled, others = _filled(row), sorted(map(_filled, below))
    usual = others[len(others) // 2] if others else 0
    return usual > 1 and (filled == 1 or 3 * filled <= usual)


def _filled(row: list[str]) -> int:
    return sum(map(bool, map(str.strip, row)))


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

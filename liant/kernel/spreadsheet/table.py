"""A table as its file has it: named columns and rows of text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.spreadsheet.formulas import unguarded
from liant.kernel.spreadsheet.headers import Header, is_blank, without_trailing_blanks
from liant.kernel.spreadsheet.limits import Limits


@dataclass(frozen=True)
class Table:
    """A table file: how it was read, the names of its columns, and its rows as often as they are asked for.

    `encoding` and `delimiter` are those of a text file, `sheet` and `sheets` those of a workbook, else None.
    """

    header: Header
    limits: Limits
    # Reads the file from its start, header included.
    read: Callable[[], Iterator[list[str]]] = field(repr=False)
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    sheets: list[str] | None = None

    @property
    def headers(self) -> list[str]:
        """The names of the columns."""
        return self.header.names

    @property
    def first_row(self) -> int:
        """The number, from 1, that the first of `rows` has in a spreadsheet."""
        return self.header.row + 1

    def rows(self) -> Iterator[list[str]]:
        """The rows below the header, each as wide as it; a blank one between others is an empty list.

        A row wider than the header comes as it is, for its reader to report. Guards against formulas are taken off.
        Raises ValidationError where a row cannot be read or a limit is passed.
        """
        blanks = found = 0
        for number, row in enumerate(islice(self.read(), self.header.row, None), self.first_row):
            if is_blank(row):
                blanks += 1
                continue
            yield from ([] for _blank in range(blanks))
            blanks, found = 0, found + 1
            self._require_rows(found)
            self._require_cells(row, number)
            yield self._fitted(row)

    def count(self) -> int:
        """How many rows are not blank. Reads the file to its end; raises as `rows` does."""
        return sum(1 for row in self.rows() if row)

    def _fitted(self, row: list[str]) -> list[str]:
        width = len(self.header.names)
        if len(row) > width:
            row = row[:width] + without_trailing_blanks(row[width:])
        cells = [unguarded(cell) if cell[:1] == "'" else cell for cell in row]
        return cells + [""] * (width - len(cells))

    def _require_rows(self, found: int) -> None:
        if found > self.limits.rows:
            raise ValidationError(
                _("The file has more than %(limit)d rows. Divide it into smaller files."),
                code="rows",
                params={"limit": self.limits.rows},
            )

    def _require_cells(self, row: list[str], number: int) -> None:
        if max(map(len, row)) > self.limits.characters:
            raise long_cell(number, self.limits)


def long_cell(row: int, limits: Limits) -> ValidationError:
    """The refusal of a row with more text in one cell than a cell holds."""
    return ValidationError(
        _("Row %(row)d has a cell of more than %(limit)d characters. Shorten it or close its quotation mark."),
        code="characters",
        params={"row": row, "limit": limits.characters},
    )

"""What becomes of the columns of one file: which target each has, and how its rows are read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.entity.entity import Entity
from liant.kernel.imports.drafts import Draft
from liant.kernel.imports.slots import Slot
from liant.kernel.imports.targets import Target
from liant.kernel.imports.values import Reader
from liant.kernel.spreadsheet.table import Table
from liant.kernel.text import fold

# Rows that are looked up, checked and written together.
CHUNK = 5000

_TOTAL = re.compile(r"(?:sub)?(?:total|totaluri|total general|συνολο)\b[\s:]*[\d\s.,:]*")

# Target names by column number, as text: that is how JSON has it.
TargetNames = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file that becomes something."""

    index: int
    header: str
    target: Target
    read: Reader


def _leave_out_totals(draft: Draft) -> None:
    """Leave out what lists have below their rows: "Total: 2,000"."""
    filled = [cell.strip() for cell in draft.cells if cell.strip()]
    if filled and _TOTAL.fullmatch(fold(" ".join(filled))):
        draft.is_left_out = True
        draft.problems.clear()


class Plan:
    """The columns of a file and their targets. Making it asks the database for the names that references may have."""

    def __init__(self, entity: Entity, headers: list[str], mapping: TargetNames) -> None:
        targets = {target.name: target for target in entity.import_targets}
        self.width = len(headers)
        self.columns = [
            Column(int(index), headers[int(index)], targets[name], targets[name].reader())
            for index, name in mapping.items()
        ]

    def drafts(self, table: Table) -> Iterator[list[Draft]]:
        """The rows of the file, some thousands at a time; blank ones left out."""
        numbered = enumerate(table.rows(), table.first_row)
        drafts = (self.draft(number, cells) for number, cells in numbered if cells)
        return iter(lambda: list(islice(drafts, CHUNK)), [])

    def draft(self, number: int, cells: list[str]) -> Draft:
        """Read a row; what can't be read is among the draft's problems."""
        draft = Draft(number, cells)
        if len(cells) > self.width:
            draft.refuse("", cells[self.width], _("This row has more cells than there are column names."))
        for column in self.columns:
            if text := cells[column.index].strip():
                try:
                    column.target.put(draft, column.read(text))
                except ValidationError as error:
                    draft.refuse(column.header, text, " ".join(error.messages))
                if column.target.implies:
                    draft.implied = column.target.implies
            else:
                draft.blanks.append(column)
        if draft.problems or len(draft.blanks) + 2 >= len(self.columns):
            _leave_out_totals(draft)
        return draft

    def column_of(self, name: str) -> Column | None:
        """The column that becomes the target of this name."""
        return next((column for column in self.columns if column.target.name == name), None)

    def column(self, slot: Slot | None, attribute: str) -> Column | None:
        """The column that fills this attribute of the record or of the part in a slot."""
        return next((column for column in self.columns if column.target.fills(slot, attribute)), None)

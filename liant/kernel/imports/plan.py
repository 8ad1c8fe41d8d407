"""What becomes of the columns of one file: which target each has, and how its rows are read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.entity.entity import Entity
from liant.kernel.imports.drafts import Draft
from liant.kernel.imports.slots import Slot
from liant.kernel.imports.targets import Target
from liant.kernel.imports.values import Reader
from liant.kernel.spreadsheet.matching import suggest
from liant.kernel.spreadsheet.table import Table

# Rows that are looked up, checked and written together.
CHUNK = 5000

# Target names by column number, as text: that is how JSON has it.
TargetNames = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file that becomes something."""

    index: int
    header: str
    target: Target
    read: Reader


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
        return draft

    def column(self, slot: Slot | None, attribute: str) -> Column | None:
        """The column that fills this attribute of the record or of the part in a slot."""
        return next((column for column in self.columns if column.target.fills(slot, attribute)), None)


def suggested(entity: Entity, headers: list[str]) -> dict[str, str]:
    """The likely mapping of these columns."""
    known = {target.name: (target.label, *target.synonyms) for target in entity.import_targets}
    return {str(index): name for index, name in suggest(headers, known).items()}


def require_mapping(entity: Entity, headers: list[str], mapping: TargetNames) -> None:
    """Raises ValidationError when no column becomes anything, or two become the same, or something unknown."""
    names = {target.name: target.label for target in entity.import_targets}
    if not mapping:
        raise ValidationError(_("Choose for at least one column what it becomes."))
    if not set(mapping.values()) <= set(names) or not set(mapping) <= {str(index) for index in range(len(headers))}:
        raise ValidationError(_("These columns do not fit the file any more. Choose again."))
    if problems := list(_shared(headers, mapping, names)):
        raise ValidationError(problems)


def _shared(headers: list[str], mapping: TargetNames, labels: Mapping[str, str]) -> Iterable[str]:
    for name in dict.fromkeys(mapping.values()):
        columns = [headers[int(index)] for index, target in mapping.items() if target == name]
        if len(columns) > 1:
            message = _("Only one column can become “%(target)s”; you chose it for %(columns)s.")
            yield message % {"target": labels[name], "columns": ", ".join(f"“{column}”" for column in columns)}

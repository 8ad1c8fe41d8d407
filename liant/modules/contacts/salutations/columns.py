"""The salutation as a column of lists and files: letters are merged from these."""

from typing import Any

from liant.kernel.entity.cells import Cell
from liant.kernel.entity.columns import FieldColumn
from liant.modules.contacts.models import Contact
from liant.modules.contacts.salutations import salutations


class SalutationColumn(FieldColumn):
    """A contact's own formula, else the one that is made for it."""

    def __init__(self) -> None:
        super().__init__(Contact._meta.get_field("salutation"))

    def cells(self, records: list[Any]) -> dict[int, Cell]:
        """One query for the posts of all."""
        return {number: Cell(self, text) for number, text in salutations(records).items()}

    def value(self, cell: Cell, record: Any) -> Any:
        """As it is shown."""
        return cell.text

"""Where in the file to show what is wrong with a record or one of its parts."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from liant.kernel.imports.drafts import Draft
from liant.kernel.imports.links import Link
from liant.kernel.imports.plan import Column, Plan
from liant.kernel.imports.slots import Slot


class Faults:
    """Notes problems under the columns that they come from."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def note(self, draft: Draft, slot: Slot | None, name: str, message: str) -> None:
        """What is wrong with an attribute of the record or of the part in a slot."""
        self._note(draft, self._plan.column(slot, name), message)

    def note_all(self, draft: Draft, slot: Slot | None, error: ValidationError) -> None:
        """What a model's check raised."""
        by_name = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, messages in by_name.items():
            self.note(draft, slot, name, " ".join(messages))

    def note_link(self, draft: Draft, link: Link, message: str) -> None:
        """What is wrong with another record that the row names."""
        column = next(column for column in self._plan.columns if getattr(column.target, "link", None) is link)
        self._note(draft, column, message)

    def column(self, slot: Slot | None, name: str) -> Column | None:
        """The column that fills an attribute of the record or of the part in a slot."""
        return self._plan.column(slot, name)

    def label(self, slot: Slot | None, name: str, field: Any) -> str:
        """What an attribute is called: as its column's target, else as the model calls it."""
        column = self._plan.column(slot, name)
        return column.target.label if column else capfirst(str(field.verbose_name))

    def _note(self, draft: Draft, column: Column | None, message: str) -> None:
        value = draft.cells[column.index].strip() if column else ""
        draft.refuse(column.header if column else "", value, message)

"""By what rows of a file find the records that they change: a number, a name, an address (CON-19)."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy

from liant.kernel.access.models import Listed
from liant.kernel.access.models.once import once_rules
from liant.kernel.imports.drafts import Draft
from liant.kernel.imports.slots import Slot
from liant.kernel.search.functions import Fold
from liant.kernel.text import fold

# The target that is a record's own number, and what its column is called, in whatever language it was exported.
NUMBER = "id"
NUMBER_LABEL = gettext_lazy("Number in Liant")
NUMBER_HEADERS = ("Number in Liant", "Număr în Liant", "Αριθμός στο Liant")
# What a row says, in the form in which it is compared, with the number of a record that has it.
Found = Iterable[tuple[Any, int]]


class Key:
    """What a row says of its record, and who has that. Equal ones mean the same record."""

    # Nobody else has it: a record that is not there is not made with it.
    is_given_by_us = False

    def said(self, draft: Draft) -> Any:
        """What the row says; nothing when it doesn't."""
        raise NotImplementedError

    def find(self, wanted: set[Any]) -> Found:
        """The records that have one of these, among those that the actor sees: one query."""
        raise NotImplementedError

    def leave(self, draft: Draft) -> None:
        """Have the row not write what its record was found by."""


class FieldKey(Key):
    """A field of the record itself; a text that may be there only once is compared as that rule does."""

    def __init__(self, model: type[Listed], field: Any) -> None:
        self._model, self._field = model, field
        self._is_folded = any(rule.field == field.name for rule in once_rules(model))

    def said(self, draft: Draft) -> Any:
        """The field's value."""
        value = draft.values.get(self._field.attname)
        return fold(value) if value and self._is_folded else value

    def find(self, wanted: set[Any]) -> Found:
        """By the field, or by its folded form."""
        name = "folded" if self._is_folded else self._field.attname
        rows = self._model._default_manager.all()
        if self._is_folded:
            rows = rows.annotate(folded=Fold(self._field.name))
        found: Found = rows.filter(**{f"{name}__in": wanted}).values_list(name, "pk")
        return found

    def leave(self, draft: Draft) -> None:
        """It stays as it is written there."""
        draft.values.pop(self._field.attname, None)


class NumberKey(FieldKey):
    """The number that Liant itself gave."""

    is_given_by_us = True


class PartKey(Key):
    """A field of the record's parts: whichever of them has it."""

    def __init__(self, slot: Slot, field: Any) -> None:
        self._slot, self._field = slot, field

    def said(self, draft: Draft) -> Any:
        """The value for the part in the slot."""
        rows = draft.parts.get(self._slot)
        return rows[0].get(self._field.attname) if rows else None

    def find(self, wanted: set[Any]) -> Found:
        """By the parts that have it, in any place."""
        name = self._field.attname
        rows = self._slot.model._default_manager.filter(**{f"{name}__in": wanted, **self._slot.narrowed})
        found: Found = rows.values_list(name, f"{self._slot.link}_id")
        return found

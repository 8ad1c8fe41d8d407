"""The records that rows change, with their parts and what the actor may do with each, read some thousands at a time."""

from collections import defaultdict
from typing import Any

from django.db.models import Q

from liant.kernel.access.days import today
from liant.kernel.access.models import Listed, Protected
from liant.kernel.access.models.terms import Term
from liant.kernel.imports.drafts import Draft
from liant.kernel.imports.plan import Plan
from liant.kernel.imports.rights import Rights
from liant.kernel.imports.slots import Slot


class Existing:
    """Reads them; with `locks` nobody else changes those that the actor may change before the transaction ends."""

    def __init__(self, model: type[Listed], plan: Plan, rights: Rights, *, locks: bool) -> None:
        self._model, self._rights, self._locks = model, rights, locks
        slots = (getattr(column.target, "slot", None) for column in plan.columns)
        self._part_models = {slot.model: slot for slot in slots if slot}
        self._parts: dict[tuple[type[Protected], int], list[Any]] = {}

    def look_up(self, drafts: list[Draft]) -> None:
        """Give each row its record: a query, one more for locking, and one for each kind of part."""
        numbers = {draft.found for draft in drafts if draft.found is not None}
        if not numbers:
            return
        records = self._model._default_manager.defer("search").in_bulk(numbers)
        self._rights.look_up(self._model.entity_name(), (record.locks for record in records.values()))
        if self._locks:
            records |= self._locked([number for number, record in records.items() if self.is_changeable(record)])
        for draft in drafts:
            if draft.found is not None:
                draft.record = records.get(draft.found)
        self._read_parts(sorted(numbers))

    def actions(self, record: Listed) -> frozenset[str]:
        """What the actor may do with a record."""
        return self._rights.actions(self._model.entity_name(), record.locks) | self._model.open_actions

    def is_changeable(self, record: Listed) -> bool:
        """Whether the actor may change it."""
        return "change" in self.actions(record)

    def may_add(self, slot: Slot, record: Listed) -> bool:
        """Whether the actor may add a part to a record."""
        return self._rights.may_add_below(slot.model, record.locks)

    def parts(self, slot: Slot, record: Listed) -> list[Any]:
        """A record's parts of the kind that the slot is for."""
        found = self._parts.get((slot.model, record.pk), [])
        return [part for part in found if all(getattr(part, name) == it for name, it in slot.narrowed.items())]

    def _locked(self, numbers: list[int]) -> dict[int, Listed]:
        rows = self._model._default_manager.defer("search").filter(pk__in=numbers).order_by("pk")
        return {record.pk: record for record in rows.select_for_update(of=("self",))}

    def _read_parts(self, numbers: list[int]) -> None:
        self._parts.clear()
        for model, slot in self._part_models.items():
            rows = model._default_manager.filter(**{f"{slot.link}__in": numbers})
            if issubclass(model, Term):
                rows = rows.filter(Q(ends_on=None) | Q(ends_on__gte=today()))
            found: dict[tuple[type[Protected], int], list[Any]] = defaultdict(list)
            for part in rows:
                found[model, getattr(part, f"{slot.link}_id")].append(part)
            self._parts |= found

"""From a row's values to the record that is there, changed where the row says so, by its model's rules (CON-19)."""

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from liant.kernel.access.models import Listed, Record
from liant.kernel.entity.entity import Entity
from liant.kernel.imports.drafts import Candidate, Difference, Draft, Values
from liant.kernel.imports.existing import Existing
from liant.kernel.imports.faults import Faults
from liant.kernel.imports.keys import Key
from liant.kernel.imports.moulds import Moulds
from liant.kernel.imports.related import Related
from liant.kernel.imports.remaking import Remaker
from liant.kernel.imports.rights import Rights
from liant.kernel.imports.slots import empty_value
from liant.kernel.imports.targets import FieldTarget
from liant.kernel.text import fold


class Changer:
    """Changes the records of one file. What a row does not name stays as it is."""

    def __init__(
        self, entity: Entity, key: Key | None, existing: Existing, moulds: Moulds, rights: Rights, faults: Faults
    ) -> None:
        self._entity, self._key, self._existing = entity, key, existing
        self._rights, self._faults = rights, faults
        self._remaker = Remaker(existing, moulds, faults)

    def begin(self, draft: Draft, record: Listed) -> str:
        """The kind of the record; refuses what nobody may do with it, and takes out what is no change by rule."""
        variant = self._entity.variant_of(record)
        if not self._existing.is_changeable(record):
            self._faults.note(draft, None, "", _("You see “%(record)s”, but may not change it.") % {"record": record})
        said = draft.values.pop(self._entity.variant, variant) if self._entity.variant else variant
        if said != variant:
            is_now = self._entity.badge(record)
            self._faults.note(draft, None, self._entity.variant, _("It is: %(kind)s. That stays.") % {"kind": is_now})
        for slot in draft.parts:
            if refusal := slot.refusal(variant):
                self._faults.note(draft, slot, "", refusal)
        if self._key:
            self._key.leave(draft)
        self._leave_name(draft, record)
        return variant

    def change(self, draft: Draft, record: Any, variant: str, related: Related, *, clears: bool) -> Candidate:
        """The record as it shall be, and what of it differs; what is wrong is noted with the row."""
        before = dict(record.__dict__)
        values = self._emptied(draft) | draft.values if clears else draft.values
        others = related.get(None, {})
        if draft.fills:
            values = {name: value for name, value in values.items() if getattr(record, name) in (None, "")}
            others = {name: other for name, other in others.items() if getattr(record, f"{name}_id") is None}
        changed = self._assign(draft, record, values, others)
        self._require_rights(draft, record, before, changed)
        if changed and not draft.problems:
            self._clean(draft, record)
        candidate = Candidate(record, [], [], is_new=False, changed=frozenset(changed))
        self._remaker.remake(draft, candidate, variant, related, clears=clears)
        return candidate

    def _leave_name(self, draft: Draft, record: Listed) -> None:
        """A cell that holds its name in one piece, as exports do, tells nothing new."""
        called = fold(str(record))
        names = [name for name in record.sorted_by if name in draft.values]
        columns = {name: self._faults.column(None, name) for name in names}
        for name, column in columns.items():
            if column and fold(draft.cells[column.index].strip()) == called:
                del draft.values[name]

    def _emptied(self, draft: Draft) -> Values:
        """Empty values for the record's own fields whose cells are empty; what must not be empty is refused."""
        emptied: Values = {}
        for column in draft.blanks:
            target = column.target
            # Of yes or no there is no third: nothing said stays as it is.
            if not isinstance(target, FieldTarget) or isinstance(target.field, models.BooleanField):
                continue
            if target.field.blank:
                emptied[target.field.attname] = empty_value(target.field)
            elif not target.key():
                self._faults.note(draft, None, target.name, _("%(field)s is missing.") % {"field": target.label})
        return emptied

    def _assign(
        self, draft: Draft, record: Any, values: Values, related: Mapping[str, models.Model]
    ) -> dict[str, Difference]:
        """Set what differs; by attribute what it was."""
        changed = {}
        fields = {field.attname: field for field in record._meta.concrete_fields}
        for attribute, value in {**values, **{f"{name}_id": other.pk for name, other in related.items()}}.items():
            if (was := getattr(record, attribute)) == value:
                continue
            label = self._faults.label(None, attribute, fields[attribute])
            changed[attribute] = Difference(fields[attribute], label, was, value)
            setattr(record, attribute, value)
        for name, other in related.items():
            setattr(record, name, other)
        draft.differences += changed.values()
        return changed

    def _require_rights(self, draft: Draft, record: Any, before: Values, changed: Collection[str]) -> None:
        """To give it away is a right of its own, and who does so must still be able to change it (SEC-02)."""
        names = {record._meta.get_field(attribute.removesuffix("_id")).name for attribute in changed}
        if refused := record.guarded_from(self._existing.actions(record)) & names:
            for name in sorted(refused):
                self._faults.note(draft, None, name, _("You do not have the right to change this."))
        elif isinstance(record, Record) and {"owner", "unit"} & names:
            lost = self._rights.locks_of(before["owner_id"], before["unit_id"])
            locks = {*record.locks} - {*lost} | {*self._rights.locks_of(record.owner_id, record.unit_id)}
            if not {"see", "change"} <= self._rights.actions(record.entity_name(), sorted(locks)):
                message = _("You may not give it to this owner and unit: you would no longer see it yourself.")
                self._faults.note(draft, None, "owner", message)

    def _clean(self, draft: Draft, record: Listed) -> None:
        """What is left of `full_clean` when the values that changed are clean; others are not judged here."""
        try:
            record.clean_fields(exclude={field.name for field in record._meta.fields})
            record.clean()
        except ValidationError as error:
            self._faults.note_all(draft, None, error)

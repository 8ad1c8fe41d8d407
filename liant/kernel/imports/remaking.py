"""What a row makes of the parts of a record that is there: by its slots, without taking others away (CON-19)."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from liant.kernel.imports.drafts import Candidate, Difference, Draft, Values
from liant.kernel.imports.existing import Existing
from liant.kernel.imports.faults import Faults
from liant.kernel.imports.moulds import Moulds
from liant.kernel.imports.related import Related
from liant.kernel.imports.slots import Remake, Slot, is_missing


class Remaker:
    """Changes, adds and empties the parts of records."""

    def __init__(self, existing: Existing, moulds: Moulds, faults: Faults) -> None:
        self._existing, self._moulds, self._faults = existing, moulds, faults

    def remake(self, draft: Draft, candidate: Candidate, variant: str, related: Related, *, clears: bool) -> None:
        """Put what becomes of the record's parts into the candidate, and the differences into the draft."""
        emptied = self._emptied(draft) if clears else {}
        for slot, listed in draft.parts.items():
            others = related.get(slot, {})
            references = {f"{name}_id": other.pk for name, other in others.items()}
            empty = emptied.pop(slot, {})
            for name in [name for name in empty if not slot.field(name).blank]:
                self._faults.note(draft, slot, name, is_missing(slot.field(name)))
            wanted = [{**empty, **values, **references} for values in listed]
            try:
                make = slot.filled if draft.fills else slot.remade
                remake = make(self._existing.parts(slot, candidate.record), wanted)
            except ValidationError as error:
                self._faults.note_all(draft, slot, error)
            else:
                self._take(draft, candidate, slot, variant, remake, others)
        for slot, empty in emptied.items():
            try:
                remake = slot.emptied(self._existing.parts(slot, candidate.record), empty)
            except ValidationError as error:
                self._faults.note_all(draft, slot, error)
            else:
                self._take(draft, candidate, slot, variant, remake, {})

    def _emptied(self, draft: Draft) -> dict[Slot, Values]:
        """Of each slot what its empty cells would make of the part."""
        emptied: dict[Slot, Values] = defaultdict(dict)
        for column in draft.blanks:
            if slot := getattr(column.target, "slot", None):
                emptied[slot] |= slot.emptied_by(column.target)
        return emptied

    def _take(
        self, draft: Draft, candidate: Candidate, slot: Slot, variant: str, remake: Remake,
        others: dict[str, models.Model],
    ) -> None:  # fmt: skip
        for part, values in remake.changed:
            if changed := self._change(draft, slot, part, values, others):
                candidate.changed_parts.append((part, changed))
        if remake.new and not self._existing.may_add(slot, candidate.record):
            self._faults.note(draft, slot, "", _("You do not have the right to add this."))
            return
        candidate.parts += [self._made(draft, slot, variant, values, candidate, others) for values in remake.new]
        candidate.gone += remake.gone
        for part in remake.gone:
            draft.differences += [self._difference(slot, name, getattr(part, name), None) for name in slot.told(part)]

    def _change(
        self, draft: Draft, slot: Slot, part: Any, values: Values, others: dict[str, models.Model]
    ) -> frozenset[str]:
        """The attributes that change, those that follow from others among them."""
        before = {field.attname: getattr(part, field.attname) for field in _written(part)}
        for name, value in values.items():
            setattr(part, name, value)
        for name, other in others.items():
            setattr(part, name, other)
        self._clean(draft, slot, part)
        changed = {name for name, was in before.items() if getattr(part, name) != was}
        draft.differences += [
            self._difference(slot, name, before[name], getattr(part, name)) for name in values if name in changed
        ]
        self._require_constraints(draft, slot, part, changed)
        return frozenset(changed)

    def _made(
        self, draft: Draft, slot: Slot, variant: str, values: Values, candidate: Candidate,
        others: dict[str, models.Model],
    ) -> Any:  # fmt: skip
        mould, related = self._moulds.of_part(slot, variant), {slot.link: candidate.record, **others}
        part = mould.make(values, related)
        draft.differences += [self._difference(slot, name, None, value) for name, value in values.items()]
        lacking = mould.lacking(values, related)
        for name, text in lacking:
            self._faults.note(draft, slot, name, text)
        if not lacking:
            self._clean(draft, slot, part)
        return part

    def _clean(self, draft: Draft, slot: Slot, part: Any) -> None:
        try:
            part.clean_fields(exclude={field.name for field in part._meta.fields})
            part.clean()
        except ValidationError as error:
            self._faults.note_all(draft, slot, error)

    def _require_constraints(self, draft: Draft, slot: Slot, part: Any, changed: set[str]) -> None:
        """Ask the rules between fields, of which only the database knows, where one of these changes."""
        for rule in part._meta.constraints:
            if isinstance(rule, models.CheckConstraint) and changed & _fields_of(rule.condition):
                try:
                    rule.validate(type(part), part)
                except ValidationError as error:
                    self._faults.note_all(draft, slot, error)

    def _difference(self, slot: Slot, name: str, before: Any, after: Any) -> Difference:
        fields = {field.attname: field for field in slot.model._meta.concrete_fields}
        return Difference(fields[name], self._faults.label(slot, name, fields[name]), before, after)


def _written(part: Any) -> list[Any]:
    return [field for field in part._meta.concrete_fields if not field.generated]


def _fields_of(condition: Any) -> set[str]:
    """The fields that a condition asks for."""
    names: set[str] = set()
    for child in condition.children:
        if isinstance(child, models.Q):
            names |= _fields_of(child)
        elif isinstance(child, tuple):
            names |= {child[0].partition("__")[0], getattr(child[1], "name", "")}
    return names

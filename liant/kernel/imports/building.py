"""From a row's values to a new record with its parts, by the very rules of their models."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from liant.kernel.access.models import Employee, Listed, Protected, Record
from liant.kernel.characteristics.imports import Completion
from liant.kernel.entity.entity import Entity
from liant.kernel.imports.changing import Changer
from liant.kernel.imports.deciding import Decisions
from liant.kernel.imports.drafts import Candidate, Draft, Values
from liant.kernel.imports.existing import Existing
from liant.kernel.imports.faults import Faults
from liant.kernel.imports.matching import Matcher
from liant.kernel.imports.models import IMPLIED, ImportRun
from liant.kernel.imports.moulds import Mould, Moulds
from liant.kernel.imports.numbers import Numbers
from liant.kernel.imports.plan import Plan
from liant.kernel.imports.related import Relations
from liant.kernel.imports.rights import Rights
from liant.kernel.imports.slots import Slot
from liant.kernel.imports.taken import Taken


class Builder:
    """Builds the rows of one file, as the entered employee; asks the database once for the file or a chunk of rows."""

    def __init__(
        self, entity: Entity, plan: Plan, run: ImportRun, numbers: Numbers, decisions: Decisions, *, writes: bool
    ) -> None:
        self._entity, self._numbers = entity, numbers
        self._variant, self._first_variant = run.variant, entity.variants()[0][0]
        self._employee_id = run.employee_id
        self._units = dict(Employee.objects.values_list("pk", "unit_id"))
        self._rights = Rights()
        self._faults, self._moulds = Faults(plan), Moulds(entity)
        self._relations = Relations(plan, self._moulds, numbers, self._faults)
        self._taken = Taken(entity.model)
        self._completion = Completion(entity.model, [column.target for column in plan.columns])
        self._matcher = Matcher(entity, plan, run)
        self._existing = Existing(entity.model, plan, self._rights, locks=writes)
        self._changer = Changer(entity, self._matcher.key, self._existing, self._moulds, self._rights, self._faults)
        self._clears = run.clears
        self._decisions = decisions

    def look_up(self, drafts: list[Draft]) -> list[Draft]:
        """Find the records that these rows change or name, and have numbers ready for all that may have to be made.

        Returns the rows in the order in which they can be built.
        """
        self._matcher.look_up(drafts)
        self._decisions.apply(drafts)
        self._existing.look_up(drafts)
        demand = self._relations.look_up(drafts)
        demand[self._entity.model] += sum(draft.found is None for draft in drafts)
        self._taken.look_up(drafts)
        self._completion.look_up(drafts)
        self._numbers.reserve(demand)
        return self._relations.in_order(drafts)

    def build(self, draft: Draft) -> Candidate | None:
        """The record of a row with all that belongs to it; None when something is wrong, which the draft then tells.

        None, too, when the record is there and already as the row says.
        """
        candidate = self._candidate_of(draft)
        if candidate is None or draft.problems:
            self._decisions.note(draft)
            return None
        for refusal in self._taken.refusals(candidate.record, None if candidate.is_new else candidate.changed):
            self._faults.note_all(draft, None, refusal)
        if draft.problems:
            return None
        self._taken.learn(candidate.record)
        self._relations.learn(draft, candidate.record, candidate.companions)
        return candidate if candidate.is_new or draft.differences else None

    def _candidate_of(self, draft: Draft) -> Candidate | None:
        if draft.problems or draft.is_left_out:
            return None
        if draft.fills and draft.record is None:
            self._faults.note(draft, None, "", _("What it resembles is not there any more. Check the file again."))
            return None
        return self._changed(draft, draft.record) if draft.record else self._new(draft)

    def _changed(self, draft: Draft, record: Listed) -> Candidate | None:
        variant = self._changer.begin(draft, record)
        if draft.problems:
            return None
        for wrong, message in self._completion.name(draft):
            self._faults.note(draft, wrong, "", message)
        companions: list[Listed] = []
        keys = self._keys(Draft(draft.number, draft.cells))
        related = self._relations.of(draft, variant, keys, companions)
        if draft.problems:
            return None
        candidate = self._changer.change(draft, record, variant, related, clears=self._clears and not draft.fills)
        candidate.companions = companions
        return candidate

    def _new(self, draft: Draft) -> Candidate | None:
        variant, keys = self._variant_of(draft), self._keys(draft)
        if draft.problems:
            return None
        self._complete(draft, variant)
        candidate = self._candidate(draft, variant, keys)
        self._require_rights(draft, keys)
        return candidate

    def _complete(self, draft: Draft, variant: str) -> None:
        """Add what its characteristics begin with; refuse what its kind can't have, and what it lacks."""
        for slot in draft.parts:
            if refusal := slot.refusal(variant):
                self._faults.note(draft, slot, "", refusal)
        for lacking, message in self._completion.complete(draft, variant):
            self._faults.note(draft, lacking, "", message)

    def _require_rights(self, draft: Draft, keys: dict[str, int]) -> None:
        if not self._rights.may_add(self._entity.model, **keys):
            message = _("You do not have the right to create this for that owner and unit.")
            self._faults.note(draft, None, "owner", message)
            return
        locks = self._rights.locks_of(**keys)
        for slot, listed in draft.parts.items():
            if slot.needed(listed) not in self._rights.actions(slot.model.entity_name(), locks):
                self._faults.note(draft, slot, "", _("You do not have the right to add this."))

    def _variant_of(self, draft: Draft) -> str:
        """The kind that the row says, else the one chosen for the file; empty where there are no kinds."""
        if not self._entity.variant:
            return ""
        if said := draft.values.get(self._entity.variant):
            return str(said)
        if self._variant == IMPLIED:
            return draft.implied or self._first_variant
        if not self._variant:
            self._faults.note(draft, None, self._entity.variant, _("It does not say what it is."))
        return self._variant

    def _keys(self, draft: Draft) -> dict[str, int]:
        """Whose a record becomes: the actor's, and the owner's unit's, unless the row says otherwise."""
        if not issubclass(self._entity.model, Record):
            return {}
        owner_id = draft.values.get("owner_id", self._employee_id)
        return {"owner_id": owner_id, "unit_id": draft.values.get("unit_id", self._units[owner_id])}

    def _candidate(self, draft: Draft, variant: str, keys: dict[str, int]) -> Candidate:
        companions: list[Listed] = []
        related = self._relations.of(draft, variant, keys, companions)
        values = {**draft.values, **keys, "id": self._numbers.take(self._entity.model)}
        record = self._checked(draft, None, self._moulds.of_record(variant), values, related.get(None, {}))
        parts: list[Protected] = []
        for slot, listed in draft.parts.items():
            mould, whole = self._moulds.of_part(slot, variant), {slot.link: record, **related.get(slot, {})}
            try:
                parts += [self._checked(draft, slot, mould, part, whole) for part in slot.made(listed)]
            except ValidationError as error:
                self._faults.note_all(draft, slot, error)
        return Candidate(record, parts, companions)

    def _checked(
        self, draft: Draft, slot: Slot | None, mould: Mould, values: Values, related: Mapping[str, Model]
    ) -> Any:
        """What the model's own `full_clean` asks: each field, of which those in `values` are clean, and the whole."""
        made = mould.make(values, related)
        if lacking := mould.lacking(values, related):
            for name, text in lacking:
                self._faults.note(draft, slot, name, text)
            return made
        try:
            mould.clean(made)
        except ValidationError as error:
            self._faults.note_all(draft, slot, error)
        return made

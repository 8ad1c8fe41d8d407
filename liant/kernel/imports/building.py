"""From a row's values to the record with its parts, by the very rules of their models."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from liant.kernel.access.models import Employee, Listed, Protected, Record
from liant.kernel.characteristics.imports import Completion
from liant.kernel.entity.entity import Entity
from liant.kernel.imports.drafts import Candidate, Draft, Values
from liant.kernel.imports.kin import Kin
from liant.kernel.imports.links import Finder, Link
from liant.kernel.imports.models import IMPLIED
from liant.kernel.imports.moulds import Mould, Moulds
from liant.kernel.imports.numbers import Numbers
from liant.kernel.imports.plan import Plan
from liant.kernel.imports.rights import Rights
from liant.kernel.imports.slots import Slot
from liant.kernel.imports.taken import Taken
from liant.kernel.imports.targets import LinkTarget

# The record itself has no slot.
Related = dict[Slot | None, dict[str, Model]]


class Builder:
    """Builds the rows of one file, as the entered employee; asks the database once for the file or a chunk of rows."""

    def __init__(self, entity: Entity, plan: Plan, variant: str, employee_id: int, numbers: Numbers) -> None:
        self._entity, self._plan, self._numbers = entity, plan, numbers
        self._variant, self._first_variant = variant, entity.variants()[0][0]
        self._employee_id = employee_id
        self._units = dict(Employee.objects.values_list("pk", "unit_id"))
        self._rights = Rights()
        links = {column.target.link for column in plan.columns if isinstance(column.target, LinkTarget)}
        self._finders = {link: Finder(link) for link in links}
        self._moulds = Moulds(entity)
        self._taken = Taken(entity.model)
        self._kin = Kin(plan)
        self._completion = Completion(entity.model, [column.target for column in plan.columns])

    def look_up(self, drafts: list[Draft]) -> list[Draft]:
        """Find the other records that these rows name, and have numbers ready for all that may have to be made.

        Returns the rows in the order in which they can be built.
        """
        demand: Counter[type[Model]] = Counter({self._entity.model: len(drafts)})
        for link, finder in self._finders.items():
            finder.look_up(drafts)
            demand[link.model] += sum(link in draft.links for draft in drafts)
        self._taken.look_up(drafts)
        self._completion.look_up(drafts)
        self._numbers.reserve(demand)
        return self._kin.look_up(drafts)

    def build(self, draft: Draft) -> Candidate | None:
        """The record of a row with all that belongs to it; None when something is wrong, which the draft then tells."""
        if draft.problems:
            return None
        variant, keys = self._variant_of(draft), self._keys(draft)
        if draft.problems:
            return None
        self._complete(draft, variant)
        candidate = self._candidate(draft, variant, keys)
        self._require_rights(draft, keys)
        for refusal in self._taken.refusals(candidate.record):
            self._refuse_all(draft, None, refusal)
        if draft.problems:
            return None
        self._learn(candidate)
        self._kin.learn(draft, candidate.record)
        return candidate

    def _complete(self, draft: Draft, variant: str) -> None:
        """Add what its characteristics begin with; refuse what its kind can't have, and what it lacks."""
        for slot in draft.parts:
            if refusal := slot.refusal(variant):
                self._refuse(draft, slot, "", refusal)
        for lacking, message in self._completion.complete(draft, variant):
            self._refuse(draft, lacking, "", message)

    def _require_rights(self, draft: Draft, keys: dict[str, int]) -> None:
        if not self._rights.may_add(self._entity.model, **keys):
            self._refuse(draft, None, "owner", _("You do not have the right to create this for that owner and unit."))
            return
        for slot in draft.parts:
            if not self._rights.may_add(slot.model, **keys):
                self._refuse(draft, slot, "", _("You do not have the right to add this."))

    def _variant_of(self, draft: Draft) -> str:
        """The kind that the row says, else the one chosen for the file; empty where there are no kinds."""
        if not self._entity.variant:
            return ""
        if said := draft.values.get(self._entity.variant):
            return str(said)
        if self._variant == IMPLIED:
            return draft.implied or self._first_variant
        if not self._variant:
            self._refuse(draft, None, self._entity.variant, _("It does not say what it is."))
        return self._variant

    def _keys(self, draft: Draft) -> dict[str, int]:
        """Whose a record becomes: the actor's, and the owner's unit's, unless the row says otherwise."""
        if not issubclass(self._entity.model, Record):
            return {}
        owner_id = draft.values.get("owner_id", self._employee_id)
        return {"owner_id": owner_id, "unit_id": draft.values.get("unit_id", self._units[owner_id])}

    def _candidate(self, draft: Draft, variant: str, keys: dict[str, int]) -> Candidate:
        companions: list[Listed] = []
        related = self._related(draft, variant, keys, companions)
        values = {**draft.values, **keys, "id": self._numbers.take(self._entity.model)}
        record = self._checked(draft, None, self._moulds.of_record(variant), values, related.get(None, {}))
        parts: list[Protected] = []
        for slot, listed in draft.parts.items():
            mould, whole = self._moulds.of_part(slot, variant), {slot.link: record, **related.get(slot, {})}
            parts += [self._checked(draft, slot, mould, part, whole) for part in listed]
        return Candidate(record, parts, companions)

    def _checked(
        self, draft: Draft, slot: Slot | None, mould: Mould, values: Values, related: Mapping[str, Model]
    ) -> Any:
        """What the model's own `full_clean` asks: each field, of which those in `values` are clean, and the whole."""
        made = mould.make(values, related)
        if lacking := mould.lacking(values, related):
            for name, text in lacking:
                self._refuse(draft, slot, name, text)
            return made
        try:
            mould.clean(made)
        except ValidationError as error:
            self._refuse_all(draft, slot, error)
        return made

    def _related(self, draft: Draft, variant: str, keys: dict[str, int], companions: list[Listed]) -> Related:
        """The other records that the row names, where they belong."""
        related: Related = {}
        if parent := self._kin.parent_of(draft):
            related[None] = {"parent": parent}
        for link, wanted in draft.links.items():
            if variant not in link.into:
                self._refuse_link(draft, link, _("A row of this kind can't have it."))
                continue
            slot = link.into[variant]
            try:
                other = self._finders[link].find(wanted) or self._companion(link, wanted, keys, companions)
            except ValidationError as error:
                self._refuse_link(draft, link, " ".join(error.messages))
                continue
            if slot:
                draft.part(slot)
            related.setdefault(slot, {})[link.field] = other
        return related

    def _companion(self, link: Link, wanted: Values, keys: dict[str, int], companions: list[Listed]) -> Listed:
        """A new record with what the row tells of it. Raises ValidationError when that is too little."""
        if not wanted.get(link.caption):
            message = _("Nothing with the number “%(number)s” is known; to have it made, give its name, too.")
            raise ValidationError(message, params={"number": wanted[link.identifier]})
        made: Listed = self._moulds.of_link(link).make({**wanted, **keys, "id": self._numbers.take(link.model)}, {})
        self._moulds.of_link(link).clean(made)
        companions.append(made)
        return made

    def _learn(self, candidate: Candidate) -> None:
        self._taken.learn(candidate.record)
        for link, finder in self._finders.items():
            for record in (*candidate.companions, candidate.record):
                if link.is_met_by(record):
                    finder.learn(record)

    def _refuse_all(self, draft: Draft, slot: Slot | None, error: ValidationError) -> None:
        by_name = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, messages in by_name.items():
            self._refuse(draft, slot, name, " ".join(messages))

    def _refuse_link(self, draft: Draft, link: Link, message: str) -> None:
        column = next(column for column in self._plan.columns if getattr(column.target, "link", None) is link)
        draft.refuse(column.header, draft.cells[column.index].strip(), message)

    def _refuse(self, draft: Draft, slot: Slot | None, name: str, message: str) -> None:
        column = self._plan.column(slot, name)
        value = draft.cells[column.index].strip() if column else ""
        draft.refuse(column.header if column else "", value, message)

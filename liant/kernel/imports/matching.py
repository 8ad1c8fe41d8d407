"""Which record each row changes, if any: found by the key that was chosen, among what the actor sees (CON-19)."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.access.models import Tree
from liant.kernel.entity.entity import Entity
from liant.kernel.imports.drafts import Draft
from liant.kernel.imports.keys import Key
from liant.kernel.imports.models import IMPLIED, ImportRun
from liant.kernel.imports.names import names_in_tree
from liant.kernel.imports.plan import Column, Plan
from liant.kernel.imports.targets import ParentTarget
from liant.kernel.text import fold

# Of several records that a row may mean, so many are named.
NAMED = 3


class Matcher:
    """Finds the records of the rows of one file, and rows that mean the same one."""

    def __init__(self, entity: Entity, plan: Plan, run: ImportRun) -> None:
        self._entity, self._run = entity, run
        self._column = plan.column_of(run.key) if run.changes_records else None
        key = self._column.target.key() if self._column else None
        self.key: Key | None = key
        self._parent = next((column for column in plan.columns if isinstance(column.target, ParentTarget)), None)
        self._rows: dict[Any, int] = {}

    def look_up(self, drafts: list[Draft]) -> None:
        """Note for each row the number of its record, or what is wrong: one query, however many rows."""
        if self.key is None or self._column is None:
            return
        said = {draft.number: value for draft in drafts if (value := self.key.said(draft)) not in (None, "")}
        found: dict[Any, set[int]] = defaultdict(set)
        for value, number in self.key.find(set(said.values())):
            found[value].add(number)
        for draft in drafts:
            # A cell that can't be read has been refused.
            if draft.problems:
                continue
            try:
                draft.found = self._match(draft, said.get(draft.number), found)
            except ValidationError as error:
                self._refuse(draft, self._column, " ".join(error.messages))

    def _match(self, draft: Draft, value: Any, found: dict[Any, set[int]]) -> int | None:
        if value is None:
            if not self._run.creates_records:
                raise ValidationError(_("It does not say which record is to be changed."))
            return None
        candidates = self._narrowed(draft, found.get(value, set()))
        self._require_first(draft, candidates, value)
        if len(candidates) > 1:
            raise self._several(candidates)
        if not candidates and ((self.key and self.key.is_given_by_us) or not self._run.creates_records):
            raise ValidationError(_("You see no such record."))
        return next(iter(candidates), None)

    def _narrowed(self, draft: Draft, candidates: set[int]) -> set[int]:
        """Those of the kind that the row says; in a tree those that are a part of what it says."""
        if not candidates or (self.key and self.key.is_given_by_us):
            return candidates
        model: Any = self._entity.model
        records = model._default_manager.filter(pk__in=candidates)
        kind = draft.values.get(self._entity.variant) or self._run.variant
        if len(candidates) > 1 and self._entity.variant and kind and kind != IMPLIED:
            return set(records.filter(**{self._entity.variant: kind}).values_list("pk", flat=True))
        if self._parent and issubclass(model, Tree):
            return {record.pk for record in records.select_related("parent__parent") if _is_below(record, draft)}
        return candidates

    def _require_first(self, draft: Draft, candidates: set[int], value: Any) -> None:
        """Raises ValidationError where a row above means the same record, or makes it."""
        meant: Any = next(iter(candidates)) if len(candidates) == 1 else (value, fold(draft.parent))
        if (before := self._rows.setdefault(meant, draft.number)) != draft.number:
            raise ValidationError(_("Row %(number)d is about the same record.") % {"number": before})

    def _several(self, candidates: set[int]) -> ValidationError:
        records = self._entity.model._default_manager.defer("search").filter(pk__in=candidates).order_by("sort_key")
        names = ", ".join(f"“{record}”" for record in records[:NAMED])
        if len(candidates) > NAMED:
            names += " …"
        return ValidationError(_("Several records have it: %(names)s."), params={"names": names})

    def _refuse(self, draft: Draft, column: Column, message: str) -> None:
        draft.refuse(column.header, draft.cells[column.index].strip(), message)


def _is_below(record: Any, draft: Draft) -> bool:
    """Whether it is a part of what the row says, or at the top as the row is."""
    if record.parent is None or not draft.parent:
        return record.parent is None and not draft.parent
    return fold(draft.parent) in _folded(names_in_tree(record.parent))


def _folded(names: Iterable[str]) -> set[str]:
    return {fold(name) for name in names}

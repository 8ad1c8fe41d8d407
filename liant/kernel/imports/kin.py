"""Rows of a tree that name what they are a part of: a row that is there, or one of the same file (CON-19, RES-01)."""

from collections import defaultdict
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.access.models import Listed
from liant.kernel.imports.drafts import Draft
from liant.kernel.imports.names import Names
from liant.kernel.imports.plan import Column, Plan
from liant.kernel.imports.targets import ParentTarget
from liant.kernel.text import fold


class Kin:
    """Which row of a file is below which. A parent may come later than its parts, if it is looked up with them."""

    def __init__(self, plan: Plan) -> None:
        found = ((column, column.target) for column in plan.columns if isinstance(column.target, ParentTarget))
        column, target = next(found, (None, None))
        self._column: Column | None = column
        self._there: Names | None = target.names() if target else None
        self._rows: dict[str, list[Draft]] = defaultdict(list)
        self._parents: dict[int, Draft] = {}
        self._records: dict[int, Listed] = {}

    def look_up(self, drafts: list[Draft]) -> list[Draft]:
        """Find what each is a part of, and note what can't be found. Returns them with parents before their parts."""
        if self._column is None or self._there is None:
            return drafts
        for draft in drafts:
            for name in _names_of(draft):
                self._rows[fold(name)].append(draft)
        for draft in drafts:
            if draft.parent:
                self._find(draft, self._column, self._there)
        for draft in drafts:
            if draft.number in self._above(draft):
                self._refuse(draft, _("It can't be a part of itself, or of what is a part of it."))
        return sorted(drafts, key=lambda draft: len(self._above(draft)))

    def parent_of(self, draft: Draft) -> Listed | None:
        """The record, new as well, of the row above; None where that is there already, or the row is at the top."""
        parent = self._parents.get(draft.number)
        if parent is None:
            return None
        if parent.record:
            return parent.record
        if parent.number not in self._records:
            self._refuse(draft, _("Row %(number)s, which it is a part of, is faulty.") % {"number": parent.number})
        return self._records.get(parent.number)

    def learn(self, draft: Draft, record: Listed) -> None:
        """Know the record of a row."""
        self._records[draft.number] = record

    def _find(self, draft: Draft, column: Column, there: Names) -> None:
        rows = self._rows.get(fold(draft.parent), [])
        known = there.numbers(draft.parent) - {row.found for row in rows}
        try:
            if len(rows) > 1 or (rows and known):
                raise there.several(draft.parent)
            if rows:
                self._parents[draft.number] = rows[0]
            else:
                draft.values["parent_id"] = there.find(draft.parent)
        except ValidationError as error:
            draft.refuse(column.header, draft.parent, " ".join(error.messages))

    def _above(self, draft: Draft) -> list[int]:
        """The numbers of the rows above, nearest first; in a circle until it closes."""
        above: list[int] = []
        parent = self._parents.get(draft.number)
        while parent and parent.number not in above:
            above.append(parent.number)
            parent = self._parents.get(parent.number)
        return above

    def _refuse(self, draft: Draft, message: str) -> None:
        draft.refuse(self._column.header if self._column else "", draft.parent, message)


def _names_of(draft: Draft) -> Iterable[str]:
    """Its name, and for namesakes the way to it from above, as `names_in_tree` has it."""
    name = str(draft.values.get("name", ""))
    if not name:
        return ()
    above = draft.parent.rpartition(" / ")[2]
    return (name, f"{above} / {name}") if above else (name,)

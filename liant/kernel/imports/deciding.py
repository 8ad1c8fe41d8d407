"""What was decided on rows that resemble records, or rows before them, and what follows for each (CON-20)."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from liant.kernel.imports.drafts import Draft
from liant.kernel.imports.models import Choice, ImportRun
from liant.kernel.imports.plan import Plan
from liant.kernel.spreadsheet.table import Table


class Decisions:
    """The decisions on the rows of one file. Rows about the same record are put together in the first of them."""

    def __init__(self, run: ImportRun, plan: Plan, table: Table) -> None:
        self._left_out: set[int] = set()
        # By row the record that it fills, and by row the one that takes it in.
        self._records: dict[int, int] = {}
        self._into: dict[int, int] = {}
        self._read(run)
        # By row those that it takes in; which of these rows turned out faulty.
        self._taken_in: dict[int, list[Draft]] = defaultdict(list)
        self._faulty: set[int] = set()
        if self._into:
            self._look_ahead(plan, table)

    def apply(self, drafts: Iterable[Draft]) -> None:
        """Have each of these rows go as was decided."""
        for draft in drafts:
            number = draft.number
            draft.is_left_out |= number in self._left_out or number in self._into
            draft.into = self._into.get(number)
            if number in self._records and not draft.problems:
                draft.found, draft.fills = self._records[number], True
            for other in self._taken_in.get(number, ()):
                draft.take_in(other)

    def note(self, draft: Draft) -> None:
        """Know of a row that makes no record; one that was to go into a faulty one is faulty itself."""
        if draft.into in self._faulty:
            message = _("Row %(number)d, with which it would be put together, is faulty.")
            draft.refuse("", "", message % {"number": draft.into})
        if draft.problems:
            self._faulty.add(draft.number)

    def _read(self, run: ImportRun) -> None:
        first: dict[int, int] = {}
        for each in run.likenesses.order_by("row").only("row", "record_id", "earlier", "choice"):
            choice = each.choice or (run.on_row if each.record_id is None else run.on_record)
            if choice == Choice.SKIP:
                self._left_out.add(each.row)
            elif choice == Choice.FILL and each.earlier is not None:
                self._into[each.row] = self._into.get(each.earlier, each.earlier)
            elif choice == Choice.FILL and each.record_id is not None:
                if (row := first.setdefault(each.record_id, each.row)) == each.row:
                    self._records[row] = each.record_id
                else:
                    self._into[each.row] = row

    def _look_ahead(self, plan: Plan, table: Table) -> None:
        """Read the rows that go into others, which come before them."""
        for number, cells in enumerate(table.rows(), table.first_row):
            if number in self._into:
                draft = plan.draft(number, cells)
                if not draft.problems:
                    self._taken_in[self._into[number]].append(draft)

"""What the rows of a check that would become new records resemble (CON-20)."""

from collections.abc import Iterable, Iterator
from typing import Any

from liant.kernel.access.models import Listed
from liant.kernel.imports.drafts import Candidate, Draft
from liant.kernel.imports.models import ImportRun, Likeness
from liant.kernel.merging.resembling import comparison

LONGEST_LABEL = 200
# Written by one statement.
CHUNK = 2000


class Likenesses:
    """Compares the new records of one check, unless that was done before one decided on them."""

    def __init__(self, run: ImportRun, model: type[Listed]) -> None:
        self._run = run
        self._comparison = None if run.is_compared else comparison(model)
        self._labels: dict[int, str] = {}

    def add(self, built: Iterable[tuple[Draft, Candidate]]) -> None:
        """Take in these rows, as far as they make new records."""
        if self._comparison is None:
            return
        for draft, candidate in built:
            if candidate.is_new:
                self._labels[draft.number] = str(candidate.record)[:LONGEST_LABEL]
                self._comparison.add(draft.number, candidate.record, candidate.parts)

    def keep(self) -> dict[str, Any]:
        """Write down what was found; how much, by the run's fields, or nothing where nothing was compared."""
        if self._comparison is None:
            return {}
        found = list(self._found())
        Likeness.objects.bulk_create(found, batch_size=CHUNK)
        like_records = sum(each.record_id is not None for each in found)
        return {"is_compared": True, "like_records": like_records, "like_rows": len(found) - like_records}

    def _found(self) -> Iterator[Likeness]:
        assert self._comparison is not None
        for each in self._comparison.conclude():
            yield Likeness(
                employee_id=self._run.employee_id, run=self._run, row=each.row, label=self._labels[each.row],
                record_id=each.record, earlier=each.earlier, score=each.score, reasons=list(each.reasons),
            )  # fmt: skip

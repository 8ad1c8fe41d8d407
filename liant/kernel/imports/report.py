"""What a pass over the file found: what the valid rows do, and what is wrong with the others."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from tempfile import TemporaryFile
from typing import Any

from django.utils.translation import gettext as _

from liant.kernel.imports.drafts import Draft
from liant.kernel.imports.models import CHANGES_SHOWN, PROBLEMS_SHOWN
from liant.kernel.imports.telling import told
from liant.kernel.spreadsheet.writing import write_csv


class Report:
    """Counts rows and keeps the faulty ones, on disk however many they are."""

    def __init__(self, headers: list[str]) -> None:
        # How many rows have which outcome.
        self.outcomes: Counter[str] = Counter()
        self.problems: list[dict[str, Any]] = []
        self.changes: list[dict[str, Any]] = []
        self._headers = headers
        self._rows = TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  closed by `close`

    def close(self) -> None:
        """Forget the faulty rows."""
        self._rows.close()

    @property
    def rows(self) -> int:
        """How many rows there were so far."""
        return self.outcomes.total()

    @property
    def faulty(self) -> int:
        """How many of them are faulty."""
        return self.outcomes["faulty"]

    def counts(self) -> dict[str, int]:
        """All that was counted, by the run's fields."""
        told = {name: self.outcomes[name] for name in ("created", "changed", "unchanged", "left_out", "faulty")}
        return told | {"rows": self.rows, "done": self.rows, "valid": self.rows - self.faulty}

    def add(self, drafts: list[Draft]) -> None:
        """Count rows that were checked."""
        self.outcomes.update(draft.outcome for draft in drafts)
        for draft in drafts:
            if draft.problems:
                self._add_faulty(draft)
        changed = [draft for draft in drafts if draft.outcome == "changed"]
        self.changes += told(changed[: CHANGES_SHOWN - len(self.changes)])

    def csv(self) -> Iterator[bytes]:
        """The faulty rows as they were, with their numbers and what is wrong: to be corrected and imported again."""
        ours = (_("Row in the file"), _("What is wrong"))
        # A file of corrected rows may have faults again.
        kept = [index for index, header in enumerate(self._headers) if header not in ours]
        self._rows.seek(0)
        rows = map(json.loads, self._rows)
        return write_csv(
            [*(self._headers[index] for index in kept), *ours],
            ([*(cells[index] for index in kept), number, wrong] for number, wrong, cells in rows),
        )

    def _add_faulty(self, draft: Draft) -> None:
        room = PROBLEMS_SHOWN - len(self.problems)
        self.problems += [asdict(problem) for problem in draft.problems[:room]]
        wrong = " ".join(f"{problem.column}: {problem.message}".removeprefix(": ") for problem in draft.problems)
        self._rows.write(json.dumps([draft.number, wrong, draft.cells]) + "\n")

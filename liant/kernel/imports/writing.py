"""Candidates into the database, some thousands at a time."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Model

from liant.kernel.imports.drafts import Candidate
from liant.kernel.imports.staging import Stage


class Writer:
    """Writes within the running transaction, as who has entered."""

    def __init__(self) -> None:
        self._stages: dict[type[Model], Stage] = {}

    def write(self, candidates: list[Candidate]) -> None:
        """Write records, then their parts: these take their locks from the records."""
        self._insert(record for candidate in candidates for record in (*candidate.companions, candidate.record))
        self._insert(part for candidate in candidates for part in candidate.parts)

    def finish(self) -> None:
        """Leave nothing behind but the rows."""
        for stage in self._stages.values():
            stage.drop()

    def _insert(self, rows: Iterable[Model]) -> None:
        by_model: dict[type[Model], list[Model]] = defaultdict(list)
        for row in rows:
            by_model[type(row)].append(row)
        for model, of_model in by_model.items():
            if model not in self._stages:
                self._stages[model] = Stage(model)
            self._stages[model].insert(of_model)

"""Candidates into the database, some thousands at a time."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import Model

from liant.kernel.imports.drafts import Candidate
from liant.kernel.imports.staging import Stage
from liant.kernel.search.words import words_of_parts

Rows = dict[type[Model], list[Model]]


class Writer:
    """Writes within the running transaction, as who has entered."""

    def __init__(self) -> None:
        self._stages: dict[type[Model], Stage] = {}

    @contextmanager
    def writing(self, rows: Rows) -> Iterator[None]:
        """Have the database write these while the body does something else; it ends when they are written."""
        stages = [self._filled(model, listed) for model, listed in rows.items()]
        # Without a sync, which would wait for the answers: PostgreSQL begins with each statement as it comes.
        with connection.wrap_database_errors, connection.connection.pipeline():
            for stage in stages:
                stage.empty()
            yield

    def finish(self) -> None:
        """Leave nothing behind but the rows."""
        for stage in self._stages.values():
            stage.drop()

    def _filled(self, model: type[Model], rows: list[Model]) -> Stage:
        if model not in self._stages:
            self._stages[model] = Stage(model)
        self._stages[model].fill(rows)
        return self._stages[model]


def rows_of(candidates: list[Candidate]) -> Rows:
    """The rows of each table, those of records first: parts take their locks from them."""
    rows: Rows = defaultdict(list)
    for candidate in candidates:
        candidate.record.search = words_of_parts(candidate.parts)
        for record in (*candidate.companions, candidate.record):
            rows[type(record)].append(record)
    for candidate in candidates:
        for part in candidate.parts:
            rows[type(part)].append(part)
    return rows

"""Candidates into the database, some thousands at a time."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection
from django.db.models import Model
from django.utils.translation import gettext as _

from liant.kernel.access.actor import is_refused_by_row_security
from liant.kernel.entity.refusals import broken_rule
from liant.kernel.imports.drafts import Candidate
from liant.kernel.imports.staging import ChangeStage, Stage
from liant.kernel.integrity import is_taken
from liant.kernel.search.words import words_of_parts

Table = type[Model]


@dataclass
class Rows:
    """What is to be written: the new rows of each table, those that change with the attributes, those that go."""

    new: dict[Table, list[Any]] = field(default_factory=lambda: defaultdict(list))
    changed: dict[Table, list[tuple[Any, frozenset[str]]]] = field(default_factory=lambda: defaultdict(list))
    gone: dict[Table, list[int]] = field(default_factory=lambda: defaultdict(list))


class Writer:
    """Writes within the running transaction, as who has entered."""

    def __init__(self) -> None:
        self._stages: dict[Table, Stage] = {}
        self._change_stages: dict[Table, ChangeStage] = {}

    @contextmanager
    def writing(self, rows: Rows) -> Iterator[None]:
        """Have the database write these while the body does something else; it ends when they are written."""
        stages = [self._changes(model, listed) for model, listed in rows.changed.items()]
        stages += [self._filled(model, listed) for model, listed in rows.new.items()]
        # Without a sync, which would wait for the answers: PostgreSQL begins with each statement as it comes.
        with connection.wrap_database_errors, connection.connection.pipeline():
            for model, numbers in rows.gone.items():
                _delete(model, numbers)
            for stage in stages:
                stage.empty()
            yield

    def finish(self) -> None:
        """Leave nothing behind but the rows."""
        for stage in (*self._stages.values(), *self._change_stages.values()):
            stage.drop()

    def _filled(self, model: Table, rows: list[Any]) -> Stage:
        if model not in self._stages:
            self._stages[model] = Stage(model)
        self._stages[model].fill(rows)
        return self._stages[model]

    def _changes(self, model: Table, rows: list[tuple[Any, frozenset[str]]]) -> Stage:
        if model not in self._change_stages:
            self._change_stages[model] = ChangeStage(model)
        stage = self._change_stages[model]
        stage.set_attributes(frozenset().union(*(attributes for _row, attributes in rows)))
        stage.fill(row for row, _attributes in rows)
        return stage


def rows_of(candidates: list[Candidate]) -> Rows:
    """The rows of each table, those of records first: parts take their locks from them."""
    rows = Rows()
    for candidate in candidates:
        _add_records(rows, candidate)
    for candidate in candidates:
        _add_parts(rows, candidate)
    return rows


def _add_records(rows: Rows, candidate: Candidate) -> None:
    for companion in candidate.companions:
        rows.new[type(companion)].append(companion)
    if candidate.is_new:
        candidate.record.search = words_of_parts(candidate.parts)
        rows.new[type(candidate.record)].append(candidate.record)
    elif candidate.changed:
        rows.changed[type(candidate.record)].append((candidate.record, candidate.changed))


def _add_parts(rows: Rows, candidate: Candidate) -> None:
    for part in candidate.parts:
        rows.new[type(part)].append(part)
    for part, attributes in candidate.changed_parts:
        rows.changed[type(part)].append((part, attributes))
    for part in candidate.gone:
        rows.gone[type(part)].append(part.pk)


@contextmanager
def in_words() -> Iterator[None]:
    """Raises ValidationError where the database refuses a row for what no check could see."""
    try:
        yield
    except IntegrityError as error:
        if broken := broken_rule(error):
            message = _("Nothing was imported, for the sake of one of these records. %(why)s")
            raise ValidationError(message % {"why": broken}) from error
        if not is_taken(error):
            raise
        message = _("Nothing was imported: a name or number in the file belongs to a record that you do not see.")
        raise ValidationError(message) from error
    except ProgrammingError as error:
        if not is_refused_by_row_security(error):
            raise
        message = _("Nothing was imported: your rights do not allow one of these changes.")
        raise ValidationError(message) from error


def _delete(model: Table, numbers: list[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{model._meta.db_table}" WHERE id = ANY(%s)', [numbers])

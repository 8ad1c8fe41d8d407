"""Undoing an entry: each of its row changes backwards, in one transaction (SEC-08)."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import groupby, islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection, models, transaction
from django.utils.translation import gettext as _
from psycopg import sql
from psycopg.types.json import Jsonb

from liant.kernel.access.actor import Actor, is_refused_by_row_security
from liant.kernel.commands import acting
from liant.kernel.history.models import Change, Entry
from liant.kernel.integrity import is_taken, references_checked

# Rows undone by one statement.
CHUNK = 2000
# Answers the entry that is undone, by whom, with new rows instead of those that it added; these go by their numbers.
Answer = Callable[[Entry, list[int], Actor], None]
_answers: dict[tuple[type[models.Model] | None, str], Answer] = {}


def answer_of(model: type[models.Model], verb: str) -> Callable[[Answer], Answer]:
    """Decorator: of this append-only model rows stay when an entry of the verb is undone; the function answers them."""

    def remember(function: Answer) -> Answer:
        _answers[model, verb] = function
        return function

    return remember


def undo(entry: Entry, *, by: Actor) -> None:
    """Bring back what an entry changed, with the actor's own rights; itself an entry, so it can be undone too.

    Raises ValidationError when a row changed again since, or when the actor may not write one of them.
    """
    with acting("undo", by=by, undoes=entry.pk):
        if Entry.objects.filter(undoes=entry).exclude(pk=entry.pk).exists():
            raise ValidationError(_("This has been undone already."))
        if entry.verb == "merge" and entry.employee_id == by.pk:
            _undo_merge(entry)
            return
        if entry.changes.count() != _size(entry):
            raise ValidationError(
                _("A part of this concerns records that you do not see: someone who does can undo it.")
            )
        if entry.changes.filter(models.Q(before={}) | models.Q(after={})).exists():
            raise ValidationError(_("What this was about has been erased: it can't be brought back."))
        if _hides(entry):
            raise ValidationError(_("A part of this is in fields that you do not see: someone who does can undo it."))
        try:
            with references_checked():
                _undo_all(entry, by)
        except IntegrityError as error:
            raise ValidationError(_why_not(error)) from error


def _undo_merge(entry: Entry) -> None:
    """What moved concerns records that who merged does not see, and comes back all the same."""
    try:
        with references_checked(), connection.cursor() as cursor:
            cursor.execute("SELECT access.undo_merge(%s)", [entry.pk])
            (is_undone,) = cursor.fetchone()
    except IntegrityError as error:
        raise ValidationError(_why_not(error)) from error
    except ProgrammingError as error:
        raise _refusal(error) from error
    if not is_undone:
        raise ValidationError(_("This can't be undone: something in it was changed again since."))


def _why_not(error: IntegrityError) -> str:
    if is_taken(error):
        return _("This can't be undone: another one has its name or number since.")
    return _("This can't be undone: other records have come to depend on it since.")


def _size(entry: Entry) -> int:
    """How many row changes the entry has, those hidden from the actor included."""
    return int(_ask("SELECT history.size(%s)", entry))


def _hides(entry: Entry) -> bool:
    """Whether it changed a field that is hidden from the actor."""
    return bool(_ask("SELECT history.hides(%s)", entry))


def _ask(question: str, entry: Entry) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question, [entry.pk])
        return cursor.fetchone()[0]


def _undo_all(entry: Entry, by: Actor) -> None:
    changes = entry.changes.order_by("-id").iterator(chunk_size=CHUNK)
    answered: dict[Answer, list[int]] = defaultdict(list)
    for _kind, alike in groupby(changes, key=lambda change: (change.operation, change.table)):
        for chunk in iter(lambda: list(islice(alike, CHUNK)), []):  # noqa: B023  used at once
            answer = _answers.get((chunk[0].model, entry.verb))
            if answer and chunk[0].operation == Change.Operation.INSERT:
                answered[answer] += (change.row_id for change in chunk)
            else:
                _undo_alike(chunk)
    # When all else is as it was: what belonged to a record that is gone went with it.
    for answer, numbers in answered.items():
        answer(entry, numbers, by)


def _undo_alike(changes: list[Change]) -> None:
    """Undo changes of one table and operation, as few statements as there can be."""
    if changes[0].model is None:
        raise ValidationError(_("This can't be undone: such records are not kept any more."))
    if changes[0].operation == Change.Operation.UPDATE:
        for some in _at_once(changes):
            _update_all_back(some)
    elif changes[0].operation == Change.Operation.INSERT:
        _execute(*_delete_again(changes), rows=len(changes))
    else:
        _execute(*_insert_again(changes[0].model, changes), rows=len(changes))


def _execute(statement: sql.Composed, values: list[Any], *, rows: int) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            done = cursor.rowcount
    except ProgrammingError as error:
        raise _refusal(error) from error
    if done != rows:
        raise ValidationError(_("This can't be undone: something in it was changed again since."))


def _refusal(error: ProgrammingError) -> Exception:
    """What is said to who lacks a right; any other error as it is."""
    if not is_refused_by_row_security(error):
        return error
    return ValidationError(_("You do not have the right to undo this."))


def _list(columns: list[str], *of: str) -> sql.Composed:
    return sql.SQL(", ").join([sql.Identifier(*of, column) for column in columns])


def _insert_again(model: type[models.Model], changes: list[Change]) -> tuple[sql.Composed, list[Any]]:
    """The rows as they were; what the database keeps (locks, search words) comes from its triggers."""
    table = changes[0].table
    kept: frozenset[str] = getattr(model, "kept_by_database", frozenset())
    columns = [
        str(field.column) for field in model._meta.concrete_fields if not field.generated and field.column not in kept
    ]
    statement = sql.SQL(
        "INSERT INTO {table} ({columns}) SELECT {columns}"
        " FROM jsonb_populate_recordset(NULL::{table}, history.lost_rows(%s))"
    ).format(table=sql.Identifier(table), columns=_list(columns))
    return statement, [[change.pk for change in changes]]


def _delete_again(changes: list[Change]) -> tuple[sql.Composed, list[Any]]:
    statement = sql.SQL("DELETE FROM {} WHERE id = ANY(%s)").format(sql.Identifier(changes[0].table))
    return statement, [[change.row_id for change in changes]]


def _at_once(changes: list[Change]) -> Iterator[list[Change]]:
    """Those of the same columns together, unless a row comes again: then what it was is brought back step by step."""
    alike: dict[tuple[str, ...], list[Change]] = defaultdict(list)
    seen: set[int] = set()
    for change in changes:
        if change.row_id in seen:
            yield from alike.values()
            alike.clear()
            seen.clear()
        seen.add(change.row_id)
        alike[tuple(sorted(change.before or {}))].append(change)
    yield from alike.values()


def _update_all_back(changes: list[Change]) -> None:
    """As one statement; where rows took each other's names one by one, from the last change on."""
    try:
        with transaction.atomic():
            _execute(*_update_back(changes), rows=len(changes))
    except IntegrityError as error:
        if not is_taken(error):
            raise
        for change in changes:
            _execute(*_update_back([change]), rows=1)


def _update_back(changes: list[Change]) -> tuple[sql.Composed, list[Any]]:
    """Only where the columns still hold what the entry gave them."""
    columns = list(changes[0].before or {})
    statement = sql.SQL(
        "UPDATE {table} t SET ({columns}) = ROW({before})"
        " FROM unnest(%s::bigint[], %s::jsonb[], %s::jsonb[]) u (id, before, after),"
        " jsonb_populate_record(NULL::{table}, u.before) b, jsonb_populate_record(NULL::{table}, u.after) g"
        " WHERE t.id = u.id AND ({now}) IS NOT DISTINCT FROM ({given})"
    ).format(
        table=sql.Identifier(changes[0].table), columns=_list(columns), before=_list(columns, "b"),
        now=_list(columns, "t"), given=_list(columns, "g"),
    )  # fmt: skip
    numbers, before, after = zip(
        *((each.row_id, Jsonb(each.before), Jsonb(each.after)) for each in changes), strict=True
    )
    return statement, [list(numbers), list(before), list(after)]

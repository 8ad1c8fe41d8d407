"""Undoing an entry: each of its row changes backwards, in one transaction (SEC-08)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import ProgrammingError, connection
from django.utils.translation import gettext as _
from psycopg import sql
from psycopg.types.json import Jsonb

from liant.kernel.access.actor import Actor, is_refused_by_row_security
from liant.kernel.commands import acting
from liant.kernel.history.models import Change, Entry


def undo(entry: Entry, *, by: Actor) -> None:
    """Bring back what an entry changed, with the actor's own rights; itself an entry, so it can be undone too.

    Raises ValidationError when a row changed again since, or when the actor may not write one of them.
    """
    with acting("undo", by=by, undoes=entry.pk):
        if Entry.objects.filter(undoes=entry).exclude(pk=entry.pk).exists():
            raise ValidationError(_("This has been undone already."))
        changes = list(entry.changes.order_by("-id"))
        if len(changes) != _size(entry):
            raise ValidationError(
                _("A part of this concerns records that you do not see: someone who does can undo it.")
            )
        for change in changes:
            _undo_change(change)


def _size(entry: Entry) -> int:
    """How many row changes the entry has, those hidden from the actor included."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT history.size(%s)", [entry.pk])
        return int(cursor.fetchone()[0])


def _undo_change(change: Change) -> None:
    statements = {"insert": _delete_again, "delete": _insert_again, "update": _update_back}
    statement, values = statements[change.operation](change)
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            done = cursor.rowcount
    except ProgrammingError as error:
        if not is_refused_by_row_security(error):
            raise
        raise ValidationError(_("You do not have the right to undo this.")) from error
    if done != 1:
        raise ValidationError(_("This can't be undone: something in it was changed again since."))


def _columns(change: Change) -> list[str]:
    return [str(field.column) for field in change.model._meta.concrete_fields if not field.generated]


def _list(columns: list[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))


def _insert_again(change: Change) -> tuple[Any, list[Any]]:
    """The row as it was; what the database keeps (locks, search words) comes from its triggers."""
    columns = [column for column in _columns(change) if column in change.before]  # type: ignore[operator]
    statement = sql.SQL(
        "INSERT INTO {table} ({columns}) SELECT {columns} FROM jsonb_populate_record(NULL::{table}, %s)"
    )
    return statement.format(table=sql.Identifier(change.table), columns=_list(columns)), [Jsonb(change.before)]


def _delete_again(change: Change) -> tuple[Any, list[Any]]:
    return sql.SQL("DELETE FROM {} WHERE id = %s").format(sql.Identifier(change.table)), [change.row_id]


def _update_back(change: Change) -> tuple[Any, list[Any]]:
    """Only where the columns still hold what the entry gave them."""
    columns = list(change.before or {})
    statement = sql.SQL(
        "UPDATE {table} t SET ({columns}) = (SELECT {columns} FROM jsonb_populate_record(NULL::{table}, %s)) "
        "WHERE id = %s AND (SELECT jsonb_agg(to_jsonb(t) -> c ORDER BY c) FROM unnest(%s::text[]) c) "
        "= (SELECT jsonb_agg(%s -> c ORDER BY c) FROM unnest(%s::text[]) c)"
    ).format(table=sql.Identifier(change.table), columns=_list(columns))
    return statement, [Jsonb(change.before), change.row_id, columns, Jsonb(change.after), columns]

"""Entering: from here on the database shows and allows what this employee may (SEC-06)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import ProgrammingError, connection, transaction
from psycopg.errors import InsufficientPrivilege

from liant.kernel.access.models import Employee, Protected
from liant.kernel.access.origin import origin_as_json

Actor = Employee
# By entity and action: whether it is granted on every record, or on some.
Rights = dict[tuple[str, str], bool]


@contextmanager
def enter(employee_id: int) -> Iterator[None]:
    """Act as an employee within a transaction; afterwards as before. The database is told where this comes from, too.

    Raises ProgrammingError (insufficient privilege) for an employee who may not enter.
    """
    with transaction.atomic():
        before = _act_as(employee_id)
        yield
        # A transaction that will be rolled back restores by that who acted.
        if not connection.needs_rollback:
            _execute("SELECT access.restore(%s, %s)", before)


def current_employee_id() -> int | None:
    """The employee as whom the connection acts now."""
    found: int | None = _fetch("SELECT access.employee()", [])
    return found


def allowed_actions(model: type[Protected], audience: list[int] | None = None) -> frozenset[str]:
    """What the acting employee may do with a record of these locks, or, without locks, with some record."""
    return frozenset(_fetch("SELECT access.actions(%s, %s::integer[])", [model.entity_name(), audience]))


def rights() -> Rights:
    """All that the acting employee may do, in one query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT entity, action, everything FROM access.rights()")
        return {(entity, action): everything for entity, action, everything in cursor.fetchall()}


def is_refused_by_row_security(error: ProgrammingError) -> bool:
    """Whether a write failed because the actor may not write such a row."""
    return isinstance(error.__cause__, InsufficientPrivilege)


def _act_as(employee_id: int) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('liant.employee', true), current_setting('role'), access.enter(%s, %s)",
            [employee_id, origin_as_json()],
        )
        return list(cursor.fetchone()[:2])


def _execute(sql: str, values: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def _fetch(sql: str, values: list[Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0]

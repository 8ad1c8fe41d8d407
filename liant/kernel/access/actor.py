"""Entering: from here on the database shows and allows what this employee may (SEC-06)."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import ProgrammingError, connection, transaction
from psycopg.errors import InsufficientPrivilege

from liant.kernel.access.limits import Limits, swap_limits
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
        before, limits = _act_as(employee_id)
        outer = swap_limits(limits)
        try:
            yield
        finally:
            swap_limits(outer)
        # A transaction that will be rolled back restores by that who acted.
        if not connection.needs_rollback:
            _execute("SELECT access.restore(%s, %s)", before)


def current_employee_id() -> int | None:
    """The employee as whom the connection acts now."""
    found: int | None = _fetch("SELECT access.employee()", [])
    return found


def allowed_actions(model: type[Protected], locks: list[int] | None = None) -> frozenset[str]:
    """What the acting employee may do with a row of these locks, or, without locks, with some row."""
    asked = model.unknown_locks if locks is None else locks
    return model.open_actions | set(_fetch("SELECT access.actions(%s, %s::integer[])", [model.entity_name(), asked]))


def allowed_actions_of(models: Iterable[type[Protected]]) -> dict[type[Protected], frozenset[str]]:
    """What the acting employee may do with some row of each of these models; in one query."""
    asked = list(models)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT access.actions(entity, CASE WHEN has_locks THEN NULL ELSE '{}'::integer[] END)"
            " FROM unnest(%s::text[], %s::boolean[]) WITH ORDINALITY asked (entity, has_locks, place) ORDER BY place",
            [[model.entity_name() for model in asked], [model.unknown_locks is None for model in asked]],
        )
        found = [set(actions) for (actions,) in cursor.fetchall()]
    return {model: model.open_actions | actions for model, actions in zip(asked, found, strict=True)}


def lender_of(action: str, model: type[Protected], audience: list[int] | None = None) -> int | None:
    """The employee who lent the acting one the right to do this; None when it is the actor's own (SEC-03)."""
    found: int | None = _fetch("SELECT access.lender(%s, %s, %s::integer[])", [model.entity_name(), action, audience])
    return found


def lenders() -> dict[int, datetime | None]:
    """Who lends the acting employee rights now, by number, each with when the first of these ends (SEC-03)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT lender_id, until FROM access.lenders() ORDER BY lender_id")
        return dict(cursor.fetchall())


def is_allowed_on_all(action: str, model: type[Protected]) -> bool:
    """Whether the acting employee may do this with every record; references are written by such employees only."""
    return bool(_fetch("SELECT access.opens_all(%s, %s)", [model.entity_name(), action]))


def rights() -> Rights:
    """All that the acting employee may do, in one query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT entity, action, everything FROM access.rights()")
        return {(entity, action): everything for entity, action, everything in cursor.fetchall()}


def is_refused_by_row_security(error: ProgrammingError) -> bool:
    """Whether a write failed because the actor may not write such a row."""
    return isinstance(error.__cause__, InsufficientPrivilege)


def is_refused_to_assign(error: ProgrammingError) -> bool:
    """Whether it failed because the actor may not give the record to somebody else."""
    return _is_refused(error, "not theirs to assign")


def is_refused_to_fill_in(error: ProgrammingError) -> bool:
    """Whether it failed because a field of it is kept from the actor."""
    return _is_refused(error, "not theirs to fill in")


def _is_refused(error: ProgrammingError, reason: str) -> bool:
    cause = error.__cause__
    return isinstance(cause, InsufficientPrivilege) and cause.diag.message_primary == reason


def _act_as(employee_id: int) -> tuple[list[str], Limits | None]:
    """Enter; what to restore, and the fields that are kept from this employee."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('liant.employee', true), current_setting('role'), access.enter(%s, %s),"
            " access.limits()",
            [employee_id, origin_as_json()],
        )
        *before, _entered, limits = cursor.fetchone()
    return before, limits and json.loads(limits)


def _execute(sql: str, values: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def _fetch(sql: str, values: list[Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0]

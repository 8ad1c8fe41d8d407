"""Entering: from here on the database shows and allows what this employee may (SEC-06)."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.db import ProgrammingError, connection, transaction
from psycopg.errors import InsufficientPrivilege

from liant.kernel.access.bounds import is_within_bounds
from liant.kernel.access.editions import edition, tell_edition
from liant.kernel.access.limits import Limits, swap_limits
from liant.kernel.access.models import Employee, Protected
from liant.kernel.access.origin import origin_as_json

Actor = Employee
# By entity and action: whether it is granted on every record, or on some.
Rights = dict[tuple[str, str], bool]
ACTIONS = """
    SELECT l.locks, access.actions(%s, l.locks) FROM jsonb_array_elements(%s::jsonb) row,
           LATERAL (SELECT ARRAY(SELECT jsonb_array_elements_text(row)::integer) AS locks) l"""
_rights: ContextVar[Rights] = ContextVar("rights")


@contextmanager
def enter(employee_id: int) -> Iterator[None]:
    """Act as an employee within a transaction; afterwards as before. The database is told where this comes from, too.

    Raises ProgrammingError (insufficient privilege) for an employee who may not enter.
    """
    is_outermost = not connection.in_atomic_block
    is_first = edition() is None
    with transaction.atomic():
        before, granted, limits = _act_as(employee_id)
        outer, outer_rights = swap_limits(limits), _rights.set(granted)
        try:
            yield
        finally:
            swap_limits(outer)
            if is_first:
                tell_edition(None)
            _rights.reset(outer_rights)
        # The end of the transaction restores by itself who acted, and so does a savepoint that is rolled back.
        if not (is_outermost or connection.needs_rollback):
            _execute("SELECT access.restore(%s, %s)", before)


def current_employee_id() -> int | None:
    """The employee as whom the connection acts now."""
    found: int | None = _fetch("SELECT access.employee()", [])
    return found


def allowed_actions(model: type[Protected], locks: list[int] | None = None) -> frozenset[str]:
    """What the acting employee may do with a row of these locks, or, without locks, with some row."""
    if not is_within_bounds(model.entity_name()):
        return frozenset()
    if locks is None:
        return model.open_actions | _rights_on(model)
    return model.open_actions | set(_fetch("SELECT access.actions(%s, %s::integer[])", [model.entity_name(), locks]))


def actions_on_each(model: type[Protected], records: Iterable[Protected]) -> dict[int, frozenset[str]]:
    """What the acting employee may do with each of these, by number; one query for all."""
    numbers = {record.pk: tuple(record.locks) for record in records}
    by_locks = dict.fromkeys(numbers.values(), model.open_actions)
    with connection.cursor() as cursor:
        cursor.execute(ACTIONS, [model.entity_name(), json.dumps(list(by_locks))])
        for locks, actions in cursor.fetchall():
            by_locks[tuple(locks)] = model.open_actions | set(actions)
    return {number: by_locks[locks] for number, locks in numbers.items()}


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
    return rights().get((model.entity_name(), action), False)


def rights() -> Rights:
    """All that the acting employee may do, as it was on entering."""
    return _rights.get({})


def is_refused_by_row_security(error: ProgrammingError) -> bool:
    """Whether a write failed because the actor may not write such a row."""
    return isinstance(error.__cause__, InsufficientPrivilege)


def is_refused_to(action: str, error: ProgrammingError) -> bool:
    """Whether it failed because a field is guarded by the right to this (`guarded`), which the actor does not have."""
    return _is_refused(error, f"not theirs to {action}")


def is_refused_to_fill_in(error: ProgrammingError) -> bool:
    """Whether it failed because a field of it is kept from the actor."""
    return _is_refused(error, "not theirs to fill in")


def _is_refused(error: ProgrammingError, reason: str) -> bool:
    cause = error.__cause__
    return isinstance(cause, InsufficientPrivilege) and cause.diag.message_primary == reason


def _rights_on(model: type[Protected]) -> set[str]:
    is_open_to_some = model.unknown_locks is None
    return {
        action
        for (entity, action), on_all in rights().items()
        if entity == model.entity_name() and (on_all or is_open_to_some)
    }


def _act_as(employee_id: int) -> tuple[list[str], Rights, Limits | None]:
    """Enter; what to restore, what this employee may do, and the fields that are kept from them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('liant.employee', true), current_setting('role'), access.enter(%s, %s),"
            " access.edition(), access.limits(), access.rights()",
            [employee_id, origin_as_json()],
        )
        *before, _entered, told, limits, granted = cursor.fetchone()
    tell_edition(told)
    rights = {(entity, action): on_all for entity, action, on_all in granted if is_within_bounds(entity)}
    return before, rights, limits and json.loads(limits)


def _execute(sql: str, values: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def _fetch(sql: str, values: list[Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0]

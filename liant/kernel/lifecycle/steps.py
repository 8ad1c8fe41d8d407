"""Which steps the actor may take from where a record stands (ACT-04, ACT-05)."""

from __future__ import annotations

from typing import Any

from django.db import connection

from liant.kernel.lifecycle.models import Takers
from liant.kernel.lifecycle.staged import Staged
from liant.kernel.lifecycle.topology import cycle_of, known


def open_steps(record: Staged, actions: frozenset[str]) -> list[Any]:
    """The steps that who may do these `actions` with it may take now, in the order in which they were made."""
    cycle = cycle_of(record)
    if cycle is None or "change" not in actions:
        return []
    onward = [step for step in cycle.onward(record.stage_id) if not is_closing(record, step) or "complete" in actions]
    if record.completer_id is None and all(step.taken_by == Takers.ANYONE for step in onward):
        return onward
    return _theirs(record, onward)


def is_closing(record: Staged, step: Any) -> bool:
    """Whether by this step it is no longer open, or is open again."""
    status = known(type(record)).stages[step.target_id].status
    return bool(status != record.status and record.open_status in (status, record.status))


def _theirs(record: Staged, steps: list[Any]) -> list[Any]:
    """Those that the database would let the acting employee take."""
    if not steps:
        return []
    entity, table = record.entity_name(), steps[0]._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT s.id, %s IS NULL OR %s = ANY (lifecycle.people(%s)) FROM {table} s
                 WHERE s.id = ANY (%s) AND lifecycle.may_take(%s, s.taken_by, s.role_id, %s, %s)""",
            [record.completer_id, record.completer_id, entity, [step.pk for step in steps], entity,
             record.owner_id, record.unit_id],
        )  # fmt: skip
        may = dict(cursor.fetchall())
    return [step for step in steps if step.pk in may and (may[step.pk] or not is_closing(record, step))]

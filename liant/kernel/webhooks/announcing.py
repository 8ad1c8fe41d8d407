"""What an act did goes into the outbox, in its own transaction."""

import json
from contextvars import ContextVar

from django.db import connection

from liant.kernel.access.models import Record
from liant.kernel.events import Event, on, on_act
from liant.kernel.jobs.once import queue_once
from liant.kernel.webhooks.jobs import dispatch

# The locks of what the act under way deleted: afterwards nobody can ask who saw it.
_gone: ContextVar[dict[str, list[int]] | None] = ContextVar("gone", default=None)


@on("delete")
def remember_locks(event: Event) -> None:
    """Keep the locks of a record that was deleted."""
    if isinstance(event.record, Record):
        _gone.set((_gone.get() or {}) | {f"{event.record.entity_name()} {event.record.pk}": event.record.locks})


@on_act
def announce(entry: int) -> None:
    """Put what an act did into the outbox of those webhooks that are to be told, and have it sent."""
    gone = _gone.get() or {}
    _gone.set(None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.announce(%s, %s)", [entry, json.dumps(gone)])
        has_any = cursor.fetchone()[0]
    if has_any:
        queue_once(dispatch)

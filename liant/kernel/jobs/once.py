"""Tasks without arguments, of which one that waits is enough."""

from contextlib import suppress
from functools import partial
from typing import Any

from django.db import transaction
from procrastinate.exceptions import AlreadyEnqueued


def queue_once(task: Any) -> None:
    """Queue a task with a queueing lock when the transaction has ended, unless it waits already.

    Within the transaction, writers would wait for one another.
    """
    transaction.on_commit(partial(defer_once, task))


def defer_once(task: Any, **arguments: Any) -> None:
    """Queue a task with a queueing lock now, unless it waits already."""
    # Within a transaction, one that waits would be an error that ends it.
    with suppress(AlreadyEnqueued), transaction.atomic():
        task.defer(**arguments)

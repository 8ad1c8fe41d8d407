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
    transaction.on_commit(partial(_queue, task))


def _queue(task: Any) -> None:
    with suppress(AlreadyEnqueued):
        task.defer()

"""Jobs run in tests as a worker does, in this thread and this transaction."""

import json
from collections.abc import Iterator
from typing import Any

from django.db import connection
from procrastinate.contrib.django import app


def run_jobs(prefix: str) -> list[str]:
    """Do what is queued under names that begin so, and what that queues, in its order; the names of what was done."""
    done = []
    for name, arguments in _queued(prefix):
        app.tasks[name].func(**arguments)
        done.append(name)
    return done


def _queued(prefix: str) -> Iterator[tuple[str, dict[str, Any]]]:
    while job := _taken(prefix):
        yield job


def _taken(prefix: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(
            """UPDATE procrastinate_jobs SET status = 'succeeded'
                WHERE id = (SELECT min(id) FROM procrastinate_jobs
                             WHERE status = 'todo' AND starts_with(task_name, %s))
            RETURNING task_name, args::text""",
            [prefix],
        )
        found = cursor.fetchone()
    return found and (found[0], json.loads(found[1]))

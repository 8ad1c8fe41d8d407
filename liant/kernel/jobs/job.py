"""`@job`: a function that runs in the background as the employee who caused it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from procrastinate.contrib.django import app

from liant.kernel.access.actor import Actor, enter
from liant.kernel.access.models import Employee
from liant.kernel.access.origin import Origin, coming_from, origin_for_job


def job(function: Callable[..., None]) -> Callable[..., None]:
    """Make `function(..., by=actor)` a job: calling it queues it within the running transaction.

    Arguments must be JSON (numbers, texts). It may run again after a crash, so what it does must be idempotent.
    """

    @app.task(name=f"{function.__module__}.{function.__name__}")
    def run(*, employee_id: int, origin: dict[str, Any], **arguments: Any) -> None:
        with coming_from(Origin(**origin)):
            with enter(employee_id):
                actor = Employee.objects.select_related("unit").get(pk=employee_id)
            function(**arguments, by=actor)

    @wraps(function)
    def queue(*, by: Actor, **arguments: Any) -> None:
        run.defer(employee_id=by.pk, origin=origin_for_job(), **arguments)

    queue.run = function  # type: ignore[attr-defined]
    return queue

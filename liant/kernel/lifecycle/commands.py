"""Taking a step (ACT-04)."""

from typing import Any

from liant.kernel.access.actor import Actor
from liant.kernel.commands import command
from liant.kernel.entity.commands import change
from liant.kernel.lifecycle.models import Stage
from liant.kernel.lifecycle.staged import Staged


def take_step(record: Staged, stage: Stage, *, by: Actor) -> Any:
    """Go on to a stage. Raises ValidationError where no step leads there, or it is not the actor's to take."""
    is_ending = record.is_open and stage.status != record.open_status  # type: ignore[attr-defined]
    return complete(record, stage, by=by) if is_ending else change(record, {"stage": stage}, by=by)


@command("complete")
def complete(record: Staged, stage: Stage, *, by: Actor) -> Any:
    """Go on to a stage in which nothing is left to be done, which history tells under this word."""
    return change(record, {"stage": stage}, by=by)

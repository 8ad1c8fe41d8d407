"""Changing many records, and taking that back, in the background."""

from liant.kernel.access.actor import Actor
from liant.kernel.bulk.running import go_on, take_back
from liant.kernel.jobs.job import job


@job
def perform_bulk(run_id: int, by: Actor) -> None:
    """Do what is left to do; taken up again after a crash, it goes on where it was."""
    go_on(run_id, by=by)


@job
def undo_bulk(run_id: int, by: Actor) -> None:
    """Take back what is left to take back."""
    take_back(run_id, by=by)

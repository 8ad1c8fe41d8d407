"""Copies of what is kept of a contact, written in the background."""

from liant.kernel.access.actor import Actor
from liant.kernel.jobs.job import job
from liant.modules.privacy.copying import write_copy


@job
def perform_copy(run_id: int, by: Actor) -> None:
    """Write a copy into its file."""
    write_copy(run_id, by=by)

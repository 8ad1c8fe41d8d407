"""The search for duplicates, each night and when somebody wants it."""

from procrastinate.contrib.django import app

from liant.kernel.access.actor import Actor
from liant.kernel.jobs.job import job
from liant.modules.duplicates import finding


@job
def perform_search(run_id: int, by: Actor) -> None:
    """Search as an employee asked for."""
    finding.perform(run_id, by=by)


@app.periodic(cron="41 2 * * *")
@app.task(name="duplicates.find_all", queueing_lock="duplicates.find_all")
def find_all(timestamp: int = 0) -> None:
    """Search for everybody."""
    finding.find_all()

"""Writing exports in the background; every night those go that were fetched, or not, long ago."""

from procrastinate.contrib.django import app

from liant.kernel.access.actor import Actor
from liant.kernel.exports.running import write
from liant.kernel.exports.sweeping import sweep
from liant.kernel.jobs.job import job


@job
def perform_export(run_id: int, by: Actor) -> None:
    """Write a list into its file."""
    write(run_id, by=by)


@app.periodic(cron="55 3 * * *")
@app.task(name="exports.sweep_exports", queueing_lock="exports.sweep_exports")
def sweep_exports(timestamp: int = 0) -> None:
    """Delete files that are no longer kept."""
    sweep()

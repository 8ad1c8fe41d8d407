"""Checking, importing and undoing in the background."""

from procrastinate.contrib.django import app

from liant.kernel.access.actor import Actor
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.running import check, run_import, take_back, working
from liant.kernel.imports.sweeping import sweep
from liant.kernel.jobs.job import job


@job
def check_import(run_id: int, by: Actor) -> None:
    """Check every row of a mapped file."""
    with working(run_id, by) as run:
        check(run, by=by)


@job
def perform_import(run_id: int, by: Actor) -> None:
    """Write a checked file."""
    with working(run_id, by) as run:
        run_import(run, by=by)


@job
def undo_import(run_id: int, by: Actor) -> None:
    """Take back what an import wrote."""
    with working(run_id, by, failed=ImportRun.State.DONE) as run:
        take_back(run, by=by)


@app.periodic(cron="50 3 * * *")
@app.task(name="imports.sweep_imports", queueing_lock="imports.sweep_imports")
def sweep_imports(timestamp: int = 0) -> None:
    """Delete what is left of imports long ago."""
    sweep()

"""Every night the files that nobody has any more go."""

from procrastinate.contrib.django import app

from liant.kernel.attachments.sweeping import sweep


@app.periodic(cron="20 3 * * *")
@app.task(name="attachments.sweep_files", queueing_lock="attachments.sweep_files")
def sweep_files(timestamp: int = 0) -> None:
    """Delete files whose row went weeks ago; running it twice is running it once."""
    sweep()

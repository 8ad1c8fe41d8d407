"""Jobs of workers that were killed are taken up again."""

from procrastinate.contrib.django import app

# Workers send a sign of life every ten seconds.
SILENCE_SECONDS = 60


@app.periodic(cron="* * * * *")
@app.task(name="jobs.take_up_stalled", queueing_lock="jobs.take_up_stalled")
async def take_up_stalled(timestamp: int = 0) -> None:
    """Queue again the jobs whose worker has been silent for a minute; jobs are idempotent, so that is safe."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE_SECONDS):
        await app.job_manager.retry_job(job)

"""Answers that are no longer kept go, every night."""

from django.db import connection
from procrastinate.contrib.django import app


@app.periodic(cron="37 3 * * *")
@app.task(name="api.forget_answers", queueing_lock="api.forget_answers")
def forget_answers(timestamp: int = 0) -> None:
    """Delete the answers that were given more than a day ago."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.forget_answers()")

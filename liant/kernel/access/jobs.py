"""When a day begins, what begins with it comes into the chart (RES-01)."""

from django.db import connection
from procrastinate.contrib.django import app


@app.periodic(cron="*/5 * * * *")
@app.task(name="access.settle_chart", queueing_lock="access.settle_chart")
def settle_chart(timestamp: int = 0) -> None:
    """Bring what holds today to employees and units. Rights don't wait for it: keys have their times."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.settle()")

"""Sending what is in the outbox: a job for each webhook, so that a slow receiver delays its own messages only."""

from contextlib import suppress

from django.db import ProgrammingError, connection
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from liant.kernel.access.actor import is_refused_by_row_security
from liant.kernel.jobs.once import queue_once
from liant.kernel.webhooks.sending import send_due


@app.periodic(cron="* * * * *")
@app.task(name="webhooks.dispatch", queueing_lock="webhooks.dispatch")
def dispatch(timestamp: int = 0) -> None:
    """Queue a job for each webhook that has something to send."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT webhook_id, employee_id FROM access.due_webhooks()")
        due = cursor.fetchall()
    for webhook_id, employee_id in due:
        name = f"webhooks.{webhook_id}"
        with suppress(AlreadyEnqueued):
            deliver.configure(lock=name, queueing_lock=name).defer(webhook_id=webhook_id, employee_id=employee_id)


@app.task(name="webhooks.deliver")
def deliver(*, webhook_id: int, employee_id: int) -> None:
    """Send the messages of a webhook as the employee whom it is told for; one who left is told nothing."""
    try:
        has_more = send_due(webhook_id, employee_id)
    except ProgrammingError as error:
        if not is_refused_by_row_security(error):
            raise
        return
    if has_more:
        queue_once(dispatch)


@app.periodic(cron="47 3 * * *")
@app.task(name="webhooks.forget_deliveries", queueing_lock="webhooks.forget_deliveries")
def forget_deliveries(timestamp: int = 0) -> None:
    """Delete messages of more than a month ago, and those of webhooks that are no more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.forget_deliveries()")

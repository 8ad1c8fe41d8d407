"""Telling in the background: as the reader, who may not see all that its cause sees."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import ProgrammingError, connection
from django.utils import timezone
from procrastinate.contrib.django import app

from liant.kernel.access.actor import enter, is_refused_by_row_security
from liant.kernel.access.jobs import PATIENCE
from liant.kernel.notifications import mailing
from liant.kernel.notifications.delivering import note
from liant.kernel.notifications.kinds import kind_named
from liant.kernel.notifications.telling import Subject


@app.task(name="notifications.deliver")
def deliver(*, kind: str, entity: str, number: int | None, topic: str, **told: Any) -> None:
    """Note what an employee is told; who does not work here any more is told nothing."""
    if found := kind_named(kind):
        with _unless_gone(), enter(told["employee_id"]):
            note(found, Subject(entity, number, topic), told | {"kind": kind}, at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="notifications.write_due", queueing_lock="notifications.write_due")
def write_due(timestamp: int | None = None) -> None:
    """Have the mails written that are due by now, or by the given time in seconds since 1970."""
    at = timezone.now() if timestamp is None else datetime.fromtimestamp(timestamp, tz=timezone.get_current_timezone())
    for employee_id, mail, until in mailing.due(at):
        # One that waits already, or is at work, is enough.
        mailing.queue_writing(employee_id, mail, until)


@app.task(name="notifications.write")
def write(employee_id: int, mail: str, until: str) -> None:
    """Put what is owed to an employee into one mail; again, it finds nothing that is owed."""
    with _unless_gone():
        mailing.write(employee_id, mail, datetime.fromisoformat(until))


@app.task(name="notifications.send", retry=PATIENCE)
def send(employee_id: int, letter: str) -> None:
    """Hand in a mail, unless it was handed in; after a crash between that and its noting perhaps once more."""
    with _unless_gone():
        mailing.send(employee_id, letter)


@app.periodic(cron="27 3 * * *")
@app.task(name="notifications.forget", queueing_lock="notifications.forget")
def forget(timestamp: int | None = None) -> None:
    """Delete what was seen more than 90 days ago."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.forget_notifications()")


@contextmanager
def _unless_gone() -> Iterator[None]:
    """Who does not work here any more does not enter, and is told nothing."""
    try:
        yield
    except ProgrammingError as error:
        if not is_refused_by_row_security(error):
            raise

"""Mail about what happened: when it is due, and each owed notification in one mail alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection
from django.utils import timezone, translation

from liant.kernel.access.actor import enter
from liant.kernel.access.models import User
from liant.kernel.jobs.once import defer_once
from liant.kernel.notifications.kinds import Mail
from liant.kernel.notifications.letters import letter_of
from liant.kernel.notifications.models import HOURS, Notification, NotificationSettings
from liant.kernel.notifications.quiet import is_quiet, latest_digest

# What is said within so long is in one mail.
GATHERED = timedelta(seconds=60)


@dataclass(frozen=True)
class Owed:
    """To whom mail is owed since when, and what their settings say of hours."""

    employee_id: int
    mail: str
    since: datetime
    hours: NotificationSettings


def due(at: datetime) -> Iterator[tuple[int, str, datetime]]:
    """To whom to write at that time, which kind of mail, and of what was owed until when."""
    for owed in _owed():
        if owed.mail == Mail.DIGEST:
            until = latest_digest(owed.hours, at)
            if until is not None and owed.since <= until:
                yield owed.employee_id, owed.mail, until
        elif owed.since <= at - GATHERED and not is_quiet(owed.hours, at):
            yield owed.employee_id, owed.mail, at


def queue_writing(employee_id: int, mail: str, until: datetime) -> None:
    """Have it written, unless a job for that waits."""
    from liant.kernel.notifications.jobs import write

    name = f"notifications.write {employee_id} {mail}"
    task = write.configure(lock=name, queueing_lock=name)
    defer_once(task, employee_id=employee_id, mail=mail, until=until.isoformat())


def write(employee_id: int, mail: str, until: datetime) -> None:
    """Put what is owed until then into a new mail, and have that sent: in one transaction, so that nothing is twice."""
    from liant.kernel.notifications.jobs import send

    letter = uuid4()
    with enter(employee_id):
        owed = Notification.objects.filter(mail=mail, owed_since__lte=until, seen_at=None)
        if owed.update(letter=letter, owed_since=None, mailed_at=None):
            send.defer(employee_id=employee_id, letter=str(letter))


def send(employee_id: int, letter: str) -> None:
    """Write a mail as its reader, hand it in, and note that. Who may not sign in any more gets none."""
    user = User.objects.filter(employee_id=employee_id, is_active=True).first()
    if user is None:
        return
    with enter(employee_id), translation.override(user.language or settings.LANGUAGE_CODE):
        # What was seen meanwhile need not be said.
        rows = Notification.objects.filter(letter=letter, mailed_at=None, seen_at=None)
        message = letter_of(list(rows), to=user.email, number=letter)
    if message is None:
        return
    message.send()
    with enter(employee_id):
        Notification.objects.filter(letter=letter).update(mailed_at=timezone.now())


def _owed() -> list[Owed]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.owed_notifications()")
        return [Owed(employee_id, mail, since, _hours(said)) for employee_id, mail, since, *said in cursor.fetchall()]


def _hours(said: list[Any]) -> NotificationSettings:
    """The hours of who has settings; of others, who have nothing there, the usual ones."""
    named = zip(HOURS, said, strict=True)
    return NotificationSettings(**{name: value for name, value in named if value is not None})

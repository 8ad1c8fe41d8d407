"""Noting what an employee is told, as that employee: nobody is told of what he or she does not see."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from liant.kernel.entity.registry import entity_named
from liant.kernel.notifications.kinds import Kind, Mail
from liant.kernel.notifications.models import Notification, settings_of
from liant.kernel.notifications.telling import Subject

RUN_AGAIN = timedelta(days=2)
# What is not seen yet grows; a mail that is owed is owed since it was first.
NOTE = """
    INSERT INTO notifications_notification AS n
           (employee_id, kind, entity, record_id, topic, actor_id, parameters, count, in_page, told_at, mail,
            owed_since, site, tellings)
    VALUES (%(employee_id)s, %(kind)s, %(entity)s, %(number)s, %(topic)s, %(actor_id)s, %(parameters)s::jsonb,
            %(count)s, %(in_page)s, %(at)s, %(mail)s, CASE WHEN %(mail)s <> 'never' THEN %(at)s END, %(site)s,
            ARRAY[%(telling)s::uuid])
    ON CONFLICT (employee_id, kind, entity, record_id, topic) WHERE seen_at IS NULL DO UPDATE
       SET count = n.count + excluded.count, actor_id = excluded.actor_id, parameters = excluded.parameters,
           told_at = excluded.told_at, in_page = n.in_page OR excluded.in_page, site = excluded.site,
           mail = excluded.mail, tellings = n.tellings || excluded.tellings,
           owed_since = CASE WHEN excluded.mail <> 'never' THEN coalesce(n.owed_since, excluded.owed_since) END"""


def note(kind: Kind, subject: Subject, told: dict[str, Any], *, at: datetime) -> None:
    """Write it into the acting employee's notifications, once for each telling, if it is to be told at all."""
    employee_id = told["employee_id"]
    in_page, mail = settings_of(employee_id).way(kind)
    if not (in_page or mail != Mail.NEVER) or not _is_seen(kind, subject, told["parameters"]):
        return
    if _is_noted(kind, subject, UUID(told["telling"]), at):
        return
    values = told | {
        "entity": subject.entity, "number": subject.number, "topic": subject.topic, "in_page": in_page, "at": at,
        "mail": str(mail), "parameters": json.dumps(told["parameters"]),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(NOTE, values)


def _is_seen(kind: Kind, subject: Subject, parameters: dict[str, Any]) -> bool:
    if subject.number is None:
        return True
    entity = entity_named(subject.entity)
    return (
        entity is not None
        and kind.is_seen(entity.model, parameters)
        and entity.model._default_manager.filter(pk=subject.number).exists()
    )


def _is_noted(kind: Kind, subject: Subject, telling: UUID, at: datetime) -> bool:
    # A job that runs again does so soon: not all that one was ever told need be read.
    same = Notification.objects.filter(told_at__gte=at - RUN_AGAIN, kind=kind.name, entity=subject.entity)
    same = same.filter(record_id=subject.number, topic=subject.topic)
    return same.filter(tellings__contains=[telling]).exists()

"""Sending the messages of a webhook: each as its owner may have it now, tried again with growing waits."""

import time
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import F
from django.utils import timezone, translation

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, User
from liant.kernel.access.origin import Door, Origin, coming_from
from liant.kernel.commands import acting
from liant.kernel.webhooks.messages import body_of, signed
from liant.kernel.webhooks.models import Delivery, Webhook
from liant.kernel.webhooks.transport import Outcome, post

# Minutes until it is tried again: over three days in all.
WAITS = (1, 5, 30, 120, 360, 720, 1440, 1440, 1440)
# A webhook of which nothing has arrived for so long is switched off.
PATIENCE = timedelta(days=3)
AT_ONCE = 50


def send_due(webhook_id: int, employee_id: int) -> bool:
    """Send what waits, until one fails; whether there is more to send now."""
    with coming_from(Origin(Door.JOB)), translation.override(_language_of(employee_id)):
        for number in _due(webhook_id, employee_id):
            if not _send(number, employee_id):
                return False
        return bool(_due(webhook_id, employee_id))


def _language_of(employee_id: int) -> str:
    """In which the log says what went wrong."""
    language = User.objects.filter(employee=employee_id).values_list("language", flat=True).first()
    return language or settings.LANGUAGE_CODE


def _due(webhook_id: int, employee_id: int) -> list[int]:
    with enter(employee_id):
        due = Delivery.objects.filter(webhook=webhook_id, state=Delivery.State.WAITING, tried_at__lte=timezone.now())
        return list(due.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])


def _send(number: int, employee_id: int) -> bool:
    """Send one message, in no transaction while the receiver is waited for; whether the next may follow."""
    with enter(employee_id):
        delivery = Delivery.objects.get(pk=number)
        webhook = Webhook.objects.filter(pk=delivery.webhook_id, owner=employee_id).first()
        if webhook is None or not webhook.is_active:
            return False
        body = body_of(delivery)
        if body is None:
            # That something happened of which the owner may know nothing is no line in the owner's log either.
            delivery.delete()
            return True
    outcome = _post(webhook, delivery, body)
    _note(delivery, outcome, employee_id)
    return outcome.has_arrived


def _post(webhook: Webhook, delivery: Delivery, body: str) -> Outcome:
    secret: Any = webhook.secret
    try:
        return post(webhook.url, body.encode(), _headers(delivery, body, secret.reveal()))
    except ValidationError as error:
        # The key by which the secret was encrypted is thrown away.
        return Outcome(None, error.messages[0])


def _headers(delivery: Delivery, body: str, secret: str) -> dict[str, str]:
    message, now = f"msg_{delivery.message.hex}", int(time.time())
    return {
        "Content-Type": "application/json",
        "User-Agent": "Liant-Webhooks/1.0",
        "webhook-id": message,
        "webhook-timestamp": str(now),
        "webhook-signature": signed(message, now, body, secret),
    }


def _note(delivery: Delivery, outcome: Outcome, employee_id: int) -> None:
    """Keep what came of it, and switch off what has been failing for days."""
    told = {"attempts": F("attempts") + 1, "status": outcome.status, "answer": outcome.answer}
    with enter(employee_id):
        actor = Employee.objects.get(pk=employee_id)
        if outcome.has_arrived:
            _keep(delivery.pk, state=Delivery.State.DELIVERED, tried_at=timezone.now(), **told)
        elif delivery.attempts < len(WAITS):
            _keep(delivery.pk, tried_at=timezone.now() + timedelta(minutes=WAITS[delivery.attempts]), **told)
        else:
            _keep(delivery.pk, state=Delivery.State.FAILED, tried_at=timezone.now(), **told)
        with acting("switch_off", by=actor), connection.cursor() as cursor:
            noted = [delivery.pk, outcome.has_arrived, PATIENCE.days]
            cursor.execute("SELECT access.note_delivery(%s, %s, make_interval(days => %s))", noted)


def _keep(number: int, **values: object) -> None:
    Delivery.objects.filter(pk=number).update(**values)

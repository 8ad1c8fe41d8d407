"""What a message says, and how it is signed (Standard Webhooks 1.0)."""

import base64
import hashlib
import hmac
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from liant.kernel.access.actor import allowed_actions, is_allowed_on_all
from liant.kernel.api.serialising import serialise
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.registry import entity_named
from liant.kernel.history.models import Change
from liant.kernel.history.versions import names_in
from liant.kernel.webhooks.fields import PREFIX
from liant.kernel.webhooks.models import Delivery


def body_of(delivery: Delivery) -> str | None:
    """The message in JSON as the acting employee may have it now; None when nothing of it is theirs to know."""
    entity = entity_named(delivery.entity)
    data = entity and _told(entity, delivery)
    if not data:
        return None
    told = {"type": f"{delivery.entity}.{delivery.event}", "timestamp": delivery.created_at, "data": data}
    return json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False)


def signed(message: str, timestamp: int, body: str, secret: str) -> str:
    """The signature of a message, as its header has it."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    digest = hmac.new(key, f"{message}.{timestamp}.{body}".encode(), hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def _told(entity: Entity, delivery: Delivery) -> dict[str, Any] | None:
    if delivery.event == "delete":
        return {"id": delivery.record_id} if _was_seen(entity, delivery) else None
    record = entity.model._default_manager.defer("search").filter(pk=delivery.record_id).first()
    if record is None or "see" not in allowed_actions(entity.model, record.locks):
        return None
    told = {"id": delivery.record_id, "record": serialise(entity, [record])[0]}
    if delivery.event == "create":
        return told
    changed = _changed(entity, delivery)
    # Of a change in what is hidden not even that it happened is told.
    return told | {"changed": changed} if changed else None


def _was_seen(entity: Entity, delivery: Delivery) -> bool:
    """Whether the acting employee would see the record, were it still there."""
    if delivery.gone is None:
        return "see" in entity.model.open_actions or is_allowed_on_all("see", entity.model)
    return "see" in allowed_actions(entity.model, delivery.gone)


def _changed(entity: Entity, delivery: Delivery) -> list[str]:
    """The names of the fields and parts that the act changed, as far as the acting employee sees them."""
    changes = Change.objects.filter(
        entry=delivery.entry_id, entity=delivery.entity, record_ids__contains=[delivery.record_id]
    )
    return sorted({name for change in changes for name, _row in names_in(change, entity.model)})

"""The log of webhooks over REST."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel

from liant.kernel.entity.paging import newest
from liant.kernel.webhooks.models import Delivery
from liant.kernel.webhooks.replaying import delivery_at, replay

router = Router(tags=["Webhooks"])


class DeliveryOut(BaseModel):
    """A message of one's own webhook: what it was about, and what became of it."""

    id: int
    webhook_id: int
    message: UUID
    entity: str
    record_id: int
    event: str
    created_at: datetime
    state: Delivery.State
    attempts: int
    tried_at: datetime
    status: int | None
    answer: str


class DeliveryList(BaseModel):
    """A page of them."""

    items: list[DeliveryOut]
    next: int | None


@router.get(
    "/", response=DeliveryList, summary="List messages", operation_id="list_deliveries", url_name="list_deliveries"
)
def list_deliveries(
    request: HttpRequest, webhook: int | None = None, after: int | None = None, limit: int = Query(50, ge=1, le=200)
) -> dict[str, Any]:
    """The messages of one's own webhooks, newest first, for 30 days; `next` is the `after` of the next page."""
    found = Delivery.objects.all()
    if webhook is not None:
        found = found.filter(webhook=webhook)
    items, following = newest(found, size=limit, before=after)
    return {"items": [_told(each) for each in items], "next": following}


@router.post(
    "/{number}/replay/",
    response=DeliveryOut,
    summary="Send a message again",
    operation_id="replay_delivery",
    url_name="replay_delivery",
)
def replay_delivery(request: Any, number: int) -> dict[str, Any]:
    """The same message by its number; what it tells is as it is now."""
    return _told(replay(delivery_at(number), by=request.actor))


def _told(delivery: Delivery) -> dict[str, Any]:
    return {name: getattr(delivery, name) for name in DeliveryOut.model_fields}

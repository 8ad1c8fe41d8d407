"""The log of a webhook on its page."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import current_employee_id
from liant.kernel.access.captions import captions
from liant.kernel.entity.addresses import record_url
from liant.kernel.entity.registry import entity_named
from liant.kernel.entity.tabs import Tab
from liant.kernel.webhooks.fields import label_of
from liant.kernel.webhooks.models import Delivery

SHOWN = 100
TONES = {Delivery.State.DELIVERED: "green", Delivery.State.FAILED: "red", Delivery.State.WAITING: "orange"}


class Deliveries(Tab):
    """The messages of the last 30 days, for whom they were told."""

    name: ClassVar[str] = "deliveries"
    label: ClassVar[Any] = _("Messages")
    template: ClassVar[str] = "webhooks/deliveries.html"

    def is_shown(self) -> bool:
        """Only to the owner: others may see other records."""
        return bool(self.record.owner_id == current_employee_id())

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """The newest messages."""
        found = Delivery.objects.filter(webhook=self.record.pk)[:SHOWN]
        shown = list(found)
        names = {entity: _names(entity, shown) for entity in {delivery.entity for delivery in shown}}
        return {"deliveries": [_line(delivery, names[delivery.entity]) for delivery in shown]}


def _names(name: str, deliveries: list[Delivery]) -> dict[int, str]:
    """What the records of an entity are called, by number."""
    entity = entity_named(name)
    numbers = (delivery.record_id for delivery in deliveries if delivery.entity == name)
    return captions(entity.model, numbers) if entity else {}


def _line(delivery: Delivery, names: dict[int, str]) -> dict[str, Any]:
    entity = entity_named(delivery.entity)
    url = record_url(entity.model, delivery.record_id) if entity and delivery.event != "delete" else None
    return {
        "delivery": delivery,
        "label": label_of(delivery.entity, delivery.event),
        "record": names.get(delivery.record_id, f"#{delivery.record_id}"),
        "url": url,
        "tone": TONES[Delivery.State(delivery.state)],
        "replay_url": reverse("webhooks:replay", args=[delivery.pk]),
    }

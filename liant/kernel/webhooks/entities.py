"""What lists, pages, forms and the API show of webhooks."""

from typing import Any

from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.offers import Fact
from liant.kernel.entity.places import Place
from liant.kernel.entity.registry import register
from liant.kernel.entity.tabs import History, Overview
from liant.kernel.webhooks.models import Webhook
from liant.kernel.webhooks.tabs import Deliveries


@register
class WebhookEntity(Entity):
    """Where what happens is told."""

    model = Webhook
    slug = "webhooks"
    icon = "webhook"
    place = Place.ADMINISTRATION
    columns = ("caption", "url", "entities", "events", "owner", "is_active")
    filters = ("owner", "is_active")
    fields = (
        (gettext_lazy("Webhook"), ("name", "url", "secret", "is_active")),
        (gettext_lazy("What it is told"), ("entities", "events")),
        (gettext_lazy("Responsible"), ("owner", "unit")),
    )
    tabs = (Overview, Deliveries, History)

    def badge(self, record: Any) -> str:
        """Whether it is told anything."""
        if record.is_active:
            return _("Failing") if record.failing_since else _("Active")
        return _("Switched off")

    def glance(self, record: Any) -> list[Fact]:
        """Since when nothing arrives, and that it was switched off for that."""
        if record.failing_since is None:
            return []
        text = _("for %(time)s") % {"time": timesince(record.failing_since, timezone.now(), depth=1)}
        if not record.is_active:
            text += " · " + _("switched off for that; make it active when the receiver is mended")
        return [Fact(_("No message arrives"), text, icon="alert-circle")]

"""What lists, pages and forms show of target groups (SEC-04)."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import TargetGroup
from liant.kernel.entity.counting import count
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.offers import Fact
from liant.kernel.entity.places import Place
from liant.kernel.entity.registry import entity_named, list_url_of, register
from liant.kernel.entity.tabs import History, Overview
from liant.modules.organisation.groups.tabs import Bounded


@register
class TargetGroupEntity(Entity):
    """What rights may be bounded to."""

    model = TargetGroup
    slug = "target-groups"
    icon = "target"
    place = Place.ADMINISTRATION
    variant = "entity"
    columns = ("caption", "entity", "criteria")
    filters = ("entity",)
    fields = ((_("Target group"), ("name",)), (_("Condition"), ("criteria",)))
    tabs = (Overview, Bounded, History)

    def variants(self) -> list[tuple[str, str]]:
        """A group of contacts, a group of activities."""
        words = _("target group: %(records)s")
        return [(name, capfirst(words % {"records": label.lower()})) for name, label in super().variants()]

    def variant_icons(self) -> list[str]:
        """Those of the entities."""
        return [found.icon if (found := entity_named(name)) else self.icon for name, _label in self.variants()]

    def glance(self, record: Any) -> list[Fact]:
        """How many are in it, or that they are still being asked."""
        if record.filled_at is None:
            return [Fact(str(_("Records in it")), str(_("still being gone through")))]
        try:
            found = count(record.model.objects.filter(record.condition.q()))
        except ValidationError as error:
            return [Fact(str(_("Condition")), error.messages[0])]
        url = list_url_of(record.model, {"criteria": json.dumps(record.criteria)})
        return [Fact(str(_("Records in it")), found.text, url)]

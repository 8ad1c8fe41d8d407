"""What has a tag: each kind of records with its number, leading to the list."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.models import Action
from liant.kernel.entity.counting import count
from liant.kernel.entity.offers import Fact
from liant.kernel.entity.registry import entity_of
from liant.kernel.entity.tabs import Tab
from liant.kernel.tags.models import tagging_models
from liant.kernel.tags.reading import FIELD, has_tags


class Uses(Tab):
    """Where a tag is used."""

    name = "uses"
    label = _("Where it is used")
    template = "tags/uses.html"

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """A figure for each kind of records."""
        return {"uses": [use for model in tagging_models() if (use := self._use(model))]}

    def _use(self, tagging: Any) -> Fact | None:
        model = tagging.whole_model()
        entity = entity_of(model)
        if entity is None or not has_tags(model) or Action.SEE not in allowed_actions(model):
            return None
        tagged = tagging._default_manager.filter(tag=self.record)
        url = f"{entity.list_url}?{FIELD}={self.record.pk}"
        return Fact(entity.label_plural, count(tagged).text, url, entity.icon)

"""The equipment of a unit, and of a kind."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Unit
from liant.kernel.entity.registry import create_url_of, list_url_of
from liant.kernel.entity.related import Related
from liant.kernel.entity.tabs import tab_of
from liant.modules.organisation.models import Equipment


@tab_of(Unit)
class OfUnit(Related):
    """What has its fixed place in a unit itself."""

    name = "equipment"
    label = _("Equipment")
    columns = ("caption", "kind", "number", "seats", "keeper")

    def rows(self) -> QuerySet[Any]:
        """What is in use, by name."""
        return Equipment.objects.filter(unit=self.record, is_active=True).order_by("sort_key", "id")

    def create_url(self) -> str | None:
        """A new piece in this unit."""
        return create_url_of(Equipment, {"unit": self.record.pk})

    def list_url(self) -> str | None:
        """The list of equipment, narrowed to this unit."""
        return list_url_of(Equipment, {"unit": self.record.pk})


class OfKind(Related):
    """What is of a kind."""

    name = "pieces"
    label = _("Equipment")
    columns = ("caption", "unit", "number", "seats", "is_active")

    def rows(self) -> QuerySet[Any]:
        """By name."""
        return Equipment.objects.filter(kind=self.record).order_by("sort_key", "id")

    def create_url(self) -> str | None:
        """A new piece of this kind."""
        return create_url_of(Equipment, {"kind": self.record.pk})

    def list_url(self) -> str | None:
        """The list of equipment, narrowed to this kind."""
        return list_url_of(Equipment, {"kind": self.record.pk})

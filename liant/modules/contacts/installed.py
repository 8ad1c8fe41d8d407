"""Products and who has them: entity, tabs, parts (CON-14)."""

from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.parts import PartSet
from liant.kernel.entity.places import Place
from liant.kernel.entity.registry import list_url_where, register
from liant.kernel.entity.related import Related
from liant.kernel.entity.tabs import History, Overview, tab_of
from liant.kernel.imports.targets import FieldTarget
from liant.modules.contacts.models import Contact, InstalledItem, Product

ITEMS = PartSet(
    InstalledItem,
    ("product", "serial_number", "quantity", "version", "acquired_on", "warranty_until", "is_active"),
    "package",
)


@tab_of(Contact)
class Installed(Related):
    """What a contact has."""

    name = "items"
    label = _("Products")
    columns = ("product", "serial_number", "quantity", "version", "acquired_on", "warranty_until", "is_active")
    leads_to = "product"

    def rows(self) -> QuerySet[Any]:
        """What is in use first, the latest first."""
        items = InstalledItem.objects.filter(contact=self.record)
        return items.order_by("-is_active", "-acquired_on", "-id")

    def create_url(self) -> str | None:
        """They are edited with the contact: a blank one is there to be filled in."""
        return self.part_url("items.product")


class Owners(Related):
    """Who has a product."""

    name = "owners"
    label = _("Contacts")
    columns = ("contact", "serial_number", "quantity", "version", "acquired_on", "warranty_until", "is_active")
    leads_to = "contact"

    def rows(self) -> QuerySet[Any]:
        """Of the contacts one sees."""
        return InstalledItem.objects.filter(product=self.record).order_by("-is_active", "-acquired_on", "-id")

    def list_url(self) -> str | None:
        """The list of contacts, narrowed to these."""
        return list_url_where(Contact, "items.product", self.record.pk)


@register
class ProductEntity(Entity):
    """What is sold."""

    model = Product
    slug = "products"
    icon = "package"
    place = Place.ADMINISTRATION
    columns = ("caption", "code", "is_active", "created_at")
    filters = ("is_active",)
    offered = {"is_active": "1"}
    fields = ((_("Product"), ("name", "code", "is_active")),)
    tabs = (Overview, Owners, History)
    imports = (
        FieldTarget("name", Product, synonyms=("nume", "denumire", "produs", "product", "όνομα", "προϊόν")),
        FieldTarget("code", Product, identifies=True, synonyms=("cod", "cod produs", "product code", "SKU", "κωδικός")),
        FieldTarget("is_active", Product, synonyms=("activ", "active", "în folosință")),
    )

    def badge(self, record: Any) -> str:
        """Whether it is sold no more."""
        return "" if record.is_active else capfirst(str(_("Not in use")))

    def secondary(self, records: list[Any]) -> list[str]:
        """Their codes."""
        return [record.code for record in records]

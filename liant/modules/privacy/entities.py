"""What lists, pages and forms show of consent texts and of suppressed addresses (CON-21)."""

from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.places import Place
from liant.kernel.entity.registry import register
from liant.modules.privacy.models import ConsentText, Suppression


@register
class ConsentTextEntity(Entity):
    """What people are asked."""

    model = ConsentText
    slug = "consent-texts"
    icon = "file-certificate"
    place = Place.ADMINISTRATION
    columns = ("caption", "purpose", "language", "version", "changed_at")
    filters = ("purpose", "language")
    fields = ((_("Consent text"), ("name", "purpose", "language", "text")),)
    glance_fields = ("version", "changed_at")


@register
class SuppressionEntity(Entity):
    """Addresses that are not used again."""

    model = Suppression
    slug = "suppressed-addresses"
    icon = "ban"
    place = Place.ADMINISTRATION
    columns = ("caption", "channel", "reason", "created_at")
    filters = ("channel", "reason")
    fields = ((_("Suppressed address"), ("channel", "address", "reason")),)
    glance_fields = ("created_at",)
    order = "-created_at"

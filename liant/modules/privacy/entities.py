"""What lists, pages and forms show of consent texts and of suppressed addresses (CON-21)."""

from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.offers import Sheet
from liant.kernel.entity.places import Place
from liant.kernel.entity.registry import register
from liant.modules.contacts.models import Contact
from liant.modules.privacy.models import ConsentText, RetentionRule, Suppression


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


def may_decide() -> bool:
    """Whether the actor may decide how long contacts are kept."""
    return "privacy" in allowed_actions(Contact)


@register
class RetentionRuleEntity(Entity):
    """How long contacts are kept."""

    model = RetentionRule
    slug = "retention-rules"
    icon = "clock"
    place = Place.ADMINISTRATION
    columns = ("caption", "months", "act", "responsible", "is_active")
    filters = ("act", "is_active")
    fields = (
        (_("Retention rule"), ("name", "months", "act", "responsible", "is_active")),
        (_("Contacts"), ("criteria",)),
    )
    sheets = (Sheet(_("Kept long enough"), "checklist", "privacy:proposals", may_decide),)

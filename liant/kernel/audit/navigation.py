"""The audit's place in the navigation."""

from django.urls import reverse
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Rights
from liant.kernel.audit.rights import is_auditor
from liant.kernel.entity.shell import Item, place


@place
def audit(granted: Rights) -> Item | None:
    """For auditors."""
    return Item(_("Audit"), "shield-lock", reverse("audit:list")) if is_auditor(granted) else None

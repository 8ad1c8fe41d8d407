"""The bell above every page: how much is new."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liant.kernel.notifications.reading import COUNTED, unseen


def bell() -> dict[str, Any]:
    """The number of what is new as it is shown and as it is read out, and until when that holds."""
    at = timezone.now()
    number = unseen()
    text = f"{COUNTED}+" if number > COUNTED else str(number or "")
    words = ngettext("%(number)s new notification", "%(number)s new notifications", number) % {"number": text}
    return {"number": text, "label": words if number else _("No new notifications"), "at": at.isoformat()}

"""What a change of the chart may not bring about."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.access.models import Employee
from liant.kernel.events import Event, on


@on("change")
def keep_who_acts(event: Event) -> None:
    """Nobody ends their own access by mistake: a colleague does it. Raises ValidationError."""
    record = event.record
    if isinstance(record, Employee) and record.pk == event.by.pk and not record.is_active:
        raise ValidationError({"is_active": _("You would lock yourself out: ask a colleague to do this.")})

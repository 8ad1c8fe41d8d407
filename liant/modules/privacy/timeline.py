"""What contacts said of being written to, on their timelines (CON-16, CON-21)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee
from liant.kernel.entity.addresses import record_url
from liant.kernel.timelines.sources import MOMENT, Entry, Source, source_of
from liant.modules.contacts.models import Contact
from liant.modules.privacy.models import Consent

TONES = {"given": "green"}


@source_of(Contact)
class Consents(Source):
    """Statements of consent, by when they were made."""

    name = "consents"
    label = _("Consent")
    icon = "shield-check"

    def strands(self, numbers: Sequence[int], kind: str) -> Iterable[QuerySet[Any]]:
        """Along the index of contact and time."""
        return [Consent._default_manager.filter(contact__in=numbers).annotate(**{MOMENT: F("at")})]

    def entries(self, rows: Sequence[int], numbers: Sequence[int]) -> dict[int, Entry]:
        """By which channel and for what, and how it was said."""
        found = list(Consent._default_manager.filter(pk__in=rows))
        recorders = captions(Employee, {said.employee_id for said in found if said.employee_id})
        return {
            said.pk: Entry(
                said.at,
                said.contact_id,
                f"{capfirst(said.get_channel_display())}, {said.get_purpose_display()}",
                f"{record_url(Contact, said.contact_id)}consent/",
                capfirst(str(said.get_source_display())),
                recorders.get(said.employee_id or 0, ""),
                capfirst(str(said.get_state_display())),
                TONES.get(said.state, "gray"),
            )
            for said in found
        }

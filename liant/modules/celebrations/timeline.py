"""Greetings on the timelines of contacts (CON-16)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.captions import captions
from liant.kernel.access.limits import is_hidden
from liant.kernel.access.models import Employee
from liant.kernel.entity.addresses import record_url
from liant.kernel.timelines.sources import MOMENT, Entry, Source, source_of
from liant.modules.celebrations.models import Greeting
from liant.modules.contacts.models import Contact

TONES = {Greeting.State.SENT: "green", Greeting.State.FAILED: "red"}


@source_of(Contact)
class Greetings(Source):
    """What was sent for birthdays, name days, anniversaries."""

    name = "greetings"
    label = _("Greetings")
    icon = "cake"

    def is_open(self) -> bool:
        """Where they are not hidden."""
        return not is_hidden(Greeting)

    def strands(self, numbers: Sequence[int], kind: str) -> Iterable[QuerySet[Any]]:
        """By when they were written."""
        return [Greeting._default_manager.filter(contact__in=numbers).annotate(**{MOMENT: F("created_at")})]

    def entries(self, rows: Sequence[int], numbers: Sequence[int]) -> dict[int, Entry]:
        """What for, in which words, by whom."""
        found = list(Greeting._default_manager.filter(pk__in=rows))
        senders = captions(Employee, {greeting.sender_id for greeting in found})
        return {
            greeting.pk: Entry(
                greeting.created_at,
                greeting.contact_id,
                capfirst(str(greeting.get_kind_display())),
                f"{record_url(Contact, greeting.contact_id)}celebrations/",
                greeting.text,
                senders.get(greeting.sender_id, ""),
                capfirst(str(greeting.get_state_display())),
                TONES.get(Greeting.State(greeting.state), "gray"),
            )
            for greeting in found
        }

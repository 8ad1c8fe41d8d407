"""A person's celebrations on the page of the contact: what comes in a year, and who was greeted when (CON-09)."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee
from liant.kernel.entity.tabs import Tab, tab_of
from liant.modules.celebrations.asking import celebrated
from liant.modules.celebrations.models import Greeting, GreetingChannel
from liant.modules.celebrations.rows import rows
from liant.modules.contacts.models import Contact

SHOWN = 100


@tab_of(Contact)
class Celebrations(Tab):
    """Days to come, and greetings that were sent."""

    name = "celebrations"
    label = _("Celebrations")
    template = "celebrations/tab.html"

    def is_shown(self) -> bool:
        """A person's alone."""
        return bool(self.record.is_person)

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """The occasions of a year from today on, then the greetings, newest first."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        today = timezone.localdate()
        contact = Contact.objects.filter(pk=self.record.pk)
        found = celebrated(contact, today, today + timedelta(days=364), actor)
        greetings = list(Greeting._default_manager.filter(contact=self.record)[:SHOWN])
        names = captions(Employee, (greeting.sender_id for greeting in greetings))
        return {
            "rows": rows(found),
            "channels": GreetingChannel.choices,
            "greetings": [(greeting, names.get(greeting.sender_id, "")) for greeting in greetings],
        }

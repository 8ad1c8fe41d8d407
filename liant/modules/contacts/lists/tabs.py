"""Who is in a list; in which lists a contact is (CON-15)."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.columns import DayColumn
from liant.kernel.entity.registry import list_url_of
from liant.kernel.entity.related import Related
from liant.kernel.entity.tabs import tab_of
from liant.modules.contacts.lists.belonging import FIELD, in_any
from liant.modules.contacts.models import Contact, ListMember

SINCE = DayColumn(ListMember._meta.get_field("added_at"))


class Members(Related):
    """The contacts of a list."""

    name = "contacts"
    label = _("Contacts")

    @property
    def columns(self) -> Any:  # type: ignore[override]
        """Of a static list also since when."""
        return ("caption", "kind", "owner") if self.record.is_dynamic else ("contact", SINCE)

    @property
    def leads_to(self) -> str:  # type: ignore[override]
        """To the contact."""
        return "" if self.record.is_dynamic else "contact"

    def rows(self) -> QuerySet[Any]:
        """Those that the actor sees; of a static list the latest first."""
        found = Contact.objects.filter(in_any([self.record]))
        if self.record.is_dynamic:
            return found.order_by("sort_key", "id")
        return ListMember.objects.filter(contact_list=self.record, contact__in=found.values("pk")).order_by("-id")

    def list_url(self) -> str | None:
        """As a list of contacts."""
        return list_url_of(Contact, {FIELD: self.record.pk})


@tab_of(Contact)
class OfContact(Related):
    """The static lists that a contact is in."""

    name = "lists"
    label = _("Lists")
    columns = ("contact_list", SINCE)
    leads_to = "contact_list"

    def is_shown(self) -> bool:
        """When it is in any."""
        return self.rows().exists()

    def rows(self) -> QuerySet[Any]:
        """Those that the actor sees."""
        return ListMember.objects.filter(contact=self.record).order_by("-id")

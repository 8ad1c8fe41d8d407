"""What lists, pages and forms show of lists of contacts (CON-15)."""

from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.entity.counting import count
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.offers import Fact
from liant.kernel.entity.registry import list_url_of, register
from liant.kernel.entity.sections import Fieldsets
from liant.kernel.entity.tabs import History, Overview
from liant.kernel.entity.verbs import Verb
from liant.modules.contacts.lists.belonging import FIELD, in_any
from liant.modules.contacts.lists.tabs import Members
from liant.modules.contacts.models import Contact, ContactList

Kind = ContactList.Kind
OURS = (_("Responsible"), ("owner", "unit"))


@register
class ContactListEntity(Entity):
    """Static and dynamic ones."""

    model = ContactList
    slug = "contact-lists"
    icon = "list-details"
    variant = "kind"
    columns = ("caption", "kind", "owner", "unit", "created_at")
    filters = ("kind", "tags", "owner", "unit")
    tabs = (Overview, Members, History)
    glance_fields = ("owner", "unit", "created_at")

    fieldsets_by_kind: ClassVar[dict[str, Fieldsets]] = {
        Kind.STATIC: ((_("List"), ("name", "notes", "tags")), OURS),
        Kind.DYNAMIC: ((_("List"), ("name", "notes", "tags")), (_("Condition"), ("criteria",)), OURS),
    }

    def fieldsets(self, variant: str) -> Fieldsets:
        """A dynamic one has a condition."""
        return self.fieldsets_by_kind[variant]

    def variant_icons(self) -> list[str]:
        """Gathered by hand; found."""
        return ["list-details", "list-search"]

    def glance(self, record: Any) -> list[Fact]:
        """How many there are, first of all."""
        found = count(Contact.objects.filter(in_any([record])))
        url = list_url_of(Contact, {FIELD: record.pk})
        return [Fact(str(_("Contacts in it")), found.text, url), *super().glance(record)]

    def verbs(self, record: Any, actions: frozenset[str]) -> list[Verb]:
        """What it holds now can be kept as a list of its own."""
        if "create" not in allowed_actions(ContactList):
            return []
        return [Verb(str(_("Frozen copy")), "snowflake", reverse("contacts:copy_list", args=[record.pk]))]

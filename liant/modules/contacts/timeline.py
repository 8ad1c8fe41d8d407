"""The timeline of a contact: of an account also that of its branches and of the people at either (CON-16)."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from liant.kernel.timelines.tabs import Timeline
from liant.modules.contacts.models import Contact, Position
from liant.modules.contacts.models.position import held

# So many are around an account at the most: of a hotel chain the first by name.
MOST = 2_000


class ContactTimeline(Timeline):
    """Beside the overview."""

    def around(self) -> Mapping[int, str]:
        """The contact, then its branches and people by name, as far as the actor sees them."""
        return {self.record.pk: str(self.record), **names_around(self.record)}


def names_around(contact: Contact) -> dict[int, str]:
    """The names, by number, of an account's branches and of who works at it or them today."""
    if contact.is_person:
        return {}
    found = Contact.objects.filter(Q(account=contact.pk) | Q(pk__in=_people(contact))).order_by("sort_key", "id")
    return {number: caption.strip() for number, caption in found.values_list("pk", "caption")[:MOST]}


def _people(contact: Contact) -> QuerySet[Any]:
    branches = Contact.objects.filter(account=contact.pk).values("pk")
    posts = Position.objects.filter(held())
    at_account = posts.filter(account=contact.pk).values("person")
    return at_account.union(posts.filter(account__in=branches).values("person"))

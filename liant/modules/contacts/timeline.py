"""The timeline of a contact: of an account also that of its branches and of the people at either (CON-16)."""

from collections.abc import Mapping

from django.db.models import QuerySet

from liant.kernel.timelines.tabs import Timeline
from liant.modules.contacts.models import Contact, Position
from liant.modules.contacts.models.held import held

# So many are around an account at the most: of a hotel chain the first by name.
MOST = 2_000


class ContactTimeline(Timeline):
    """Beside the overview."""

    def around(self) -> Mapping[int, str]:
        """The contact, then its branches and people by name, as far as the actor sees them."""
        return names_around(self.record)


def names_around(contact: Contact) -> dict[int, str]:
    """The names, by number: its own, then those of an account's branches and of who works at it or them today."""
    own = {contact.pk: str(contact)}
    if contact.is_person:
        return own
    branches = _names(Contact.objects.filter(account=contact.pk))
    # By numbers, one after the other: an OR would have PostgreSQL walk all contacts in their order.
    posts = Position.objects.filter(held(), account__in=[contact.pk, *branches])
    people = list(posts.order_by().values_list("person_id", flat=True).distinct()[:MOST])
    return own | branches | _names(Contact.objects.filter(pk__in=people))


def _names(contacts: QuerySet[Contact]) -> dict[int, str]:
    found = contacts.order_by("sort_key", "id").values_list("pk", "caption")[:MOST]
    return {number: caption.strip() for number, caption in found}

"""What is done with lists: contacts come and go, a copy is frozen (CON-15)."""

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor
from liant.kernel.commands import command
from liant.kernel.entity import commands
from liant.modules.contacts.lists.belonging import in_any
from liant.modules.contacts.models import Contact, ContactList, ListMember

# Rows written by one statement.
CHUNK = 2000


@command("change")
def add_contacts(contact_list: ContactList, contacts: QuerySet[Contact], *, by: Actor) -> int:
    """Put contacts into a static list; how many were not in it before. Raises ValidationError for a dynamic one."""
    _require_static(contact_list)
    held = ListMember.objects.filter(contact_list=contact_list).values("contact")
    numbers = contacts.order_by("pk").exclude(pk__in=held).values_list("pk", flat=True)
    members = [ListMember(contact_list=contact_list, contact_id=number) for number in numbers]
    # Somebody else may be adding the same ones.
    ListMember.objects.bulk_create(members, batch_size=CHUNK, ignore_conflicts=True)
    return len(members)


@command("change")
def remove_contacts(contact_list: ContactList, contacts: QuerySet[Contact], *, by: Actor) -> int:
    """Take contacts out of a static list; how many were in it. Raises ValidationError for a dynamic one."""
    _require_static(contact_list)
    number, _by_model = ListMember.objects.filter(contact_list=contact_list, contact__in=contacts.values("pk")).delete()
    return number


@command("see")
def freeze(contact_list: ContactList, name: str, *, by: Actor) -> ContactList:
    """Make a static list of who is in a list now, as far as the actor sees them. Raises ValidationError by field."""
    copy = commands.create(ContactList, {"kind": ContactList.Kind.STATIC, "name": name}, by=by)
    assert isinstance(copy, ContactList)
    add_contacts(copy, Contact.objects.filter(in_any([contact_list])), by=by)
    return copy


def _require_static(contact_list: ContactList) -> None:
    if contact_list.is_dynamic:
        raise ValidationError(_("Who is in a dynamic list follows from its condition: change that."))

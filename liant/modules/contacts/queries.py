"""What other rooms ask of contacts, as far as the actor sees them: one by its number, its relations (CON-08)."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from liant.kernel.access.limits import is_hidden
from liant.modules.contacts.models import Contact, Relation, RelationType
from liant.modules.contacts.models.held import held
from liant.modules.contacts.relations.reading import relations_of, ties

Meaning = RelationType.Meaning


def seen_contact(number: int) -> Contact:
    """Another contact that somebody named by its number. Raises ValidationError at `other` when it is not seen."""
    found: Contact | None = Contact.objects.filter(pk=number).first()
    if found is None:
        raise ValidationError({"other": _("There is no such contact.")})
    return found


def told_relations(contact: Contact) -> list[tuple[str, str, Relation]]:
    """Who is related to a contact, in words: what the other is, its name, and the row with note and days."""
    if is_hidden(Relation):
        return []
    return [(tie.word, tie.name, tie.relation) for tie in ties(contact, relations_of(contact))]


def spouses(contacts: Iterable[int]) -> dict[int, int]:
    """By number, to whom these contacts are married today."""
    numbers = list(contacts)
    around = _held(Meaning.COUPLE).filter(Q(contact__in=numbers) | Q(other__in=numbers))
    pairs = list(around.values_list("contact_id", "other_id"))
    return dict(pairs) | {other: contact for contact, other in pairs}


def parents_of(children: QuerySet[Any], parents: QuerySet[Any]) -> list[tuple[int, int]]:
    """Pairs of parent and child, by number, of which both are among these."""
    found = _held(Meaning.PARENT).filter(other__in=children.order_by().values("pk"))
    return list(found.filter(contact__in=parents.order_by().values("pk")).values_list("contact_id", "other_id"))


def _held(meaning: str) -> QuerySet[Relation]:
    if is_hidden(Relation):
        return Relation.objects.none()
    kinds = list(RelationType.objects.filter(meaning=meaning).values_list("pk", flat=True))
    return Relation.objects.filter(held(), type__in=kinds)

"""Who is related to a contact, from its side."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from liant.kernel.access.captions import captions
from liant.modules.contacts.models import Contact, Relation
from liant.modules.contacts.models.held import is_held
from liant.modules.contacts.relations.wording import FORWARD, INVERSE, Role, Wording, genders


@dataclass(frozen=True)
class Tie:
    """A relation seen from a contact: who the other is, and what it is to that contact."""

    relation: Relation
    number: int
    name: str
    role: Role
    word: str

    @property
    def is_held(self) -> bool:
        """Whether it has not ended."""
        return is_held(self.relation.ends_on)


def relations_of(contact: Contact) -> QuerySet[Relation]:
    """Those in which a contact is on either side."""
    return Relation.objects.filter(Q(contact=contact.pk) | Q(other=contact.pk))


def ties(contact: Contact, relations: Iterable[Relation], wording: Wording | None = None) -> list[Tie]:
    """These relations of a contact from its side; those that hold first, then by word and name. Four queries."""
    words = wording or Wording()
    seen = [(row, *_from(contact, row, words)) for row in relations]
    others = [other for _row, other, _role in seen]
    names, gender = captions(Contact, others), genders(others)
    found = [
        Tie(row, other, names.get(other, "").strip(), role, words.word(row.type_id, role.side, gender.get(other, "")))
        for row, other, role in seen
    ]
    return sorted(found, key=lambda tie: (not tie.is_held, tie.word.casefold(), tie.name))


def _from(contact: Contact, row: Relation, words: Wording) -> tuple[int, Role]:
    """Who the other is, and on which side: the type names who stands in `contact`."""
    is_forward = row.other_id == contact.pk
    kind = words.types[row.type_id]
    side = FORWARD if is_forward or kind.is_symmetric else INVERSE
    return (row.contact_id if is_forward else row.other_id), Role(kind, side)

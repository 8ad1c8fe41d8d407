"""Lists in conditions and as a filter: of contacts one may ask in which lists they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from liant.kernel.criteria import operators
from liant.kernel.criteria.operators import Operator
from liant.kernel.criteria.properties import Property, property_of
from liant.kernel.criteria.references import Reference
from liant.kernel.entity.filters import ReferenceFilter
from liant.modules.contacts.lists.belonging import FIELD, in_any
from liant.modules.contacts.models import Contact, ContactList, ListMember

LABEL = _("lists")
_LINK: Any = ListMember._meta.get_field("contact_list")


class InList(Reference):
    """A list that a contact is in."""

    operators: ClassVar[tuple[Operator, ...]] = (operators.IS, operators.IS_NOT)

    def find_is(self, values: Sequence[Any]) -> Q:
        """In any of them."""
        return in_any(ContactList.objects.filter(pk__in=values))


@dataclass(frozen=True)
class Lists(Property):
    """The lists of a contact, static and dynamic ones."""

    def q(self, operator: str, value: Any) -> Q:
        """By who belongs to them."""
        return self.kind.find(operator, value)

    @property
    def is_steady(self) -> bool:
        """Lists change without their contacts."""
        return False


@property_of(Contact)
def lists() -> Iterator[Property]:
    """In which lists it is."""
    yield Lists(FIELD, InList(_LINK), LABEL)


class ListFilter(ReferenceFilter):
    """Contacts of one list."""

    def __init__(self) -> None:
        super().__init__(_LINK)
        self.name, self.label = FIELD, LABEL

    def form_field(self) -> forms.Field:
        """One that the actor sees."""
        field = super().form_field()
        field.label = _("List")
        return field

    def narrow(self, records: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """By who belongs to it."""
        return records.filter(in_any([value]))

"""Who works where, which branches an account has, what is filed under a category (CON-04, CON-06, CON-11)."""

from typing import Any, ClassVar

from django.db.models import Case, F, QuerySet, When
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.columns import Column
from liant.kernel.entity.figures import figures_of, sums
from liant.kernel.entity.filters import filter_for
from liant.kernel.entity.registry import create_url_of, list_url_of, list_url_where
from liant.kernel.entity.related import Related
from liant.modules.contacts.models import Association, Category, Contact, Position
from liant.modules.contacts.models.held import held


class Held(Related):
    """Positions as they were and are: current ones first, then former ones, the latest first."""

    def of(self, positions: QuerySet[Any]) -> QuerySet[Any]:
        """In that order."""
        return positions.order_by(Case(When(held(), then=0), default=1), F("starts_on").desc(nulls_last=True), "id")

    def is_past(self, row: Any) -> bool:
        """Whether somebody left it."""
        return not row.is_held


class People(Held):
    """From an account: all its people and their posts."""

    name = "people"
    label = _("People")
    columns = ("person", "title", "function", "phone", "email", "starts_on", "ends_on")
    leads_to = "person"

    def is_shown(self) -> bool:
        """Companies have people."""
        return not self.record.is_person

    def rows(self) -> QuerySet[Any]:
        """Their positions."""
        return self.of(Position.objects.filter(account=self.record))

    def create_url(self) -> str | None:
        """A new person who works here."""
        return create_url_of(Contact, {"kind": "person", "positions.account": self.record.pk})


class Posts(Held):
    """From a person: all its accounts."""

    name = "posts"
    label = _("Positions")
    columns = ("account", "title", "function", "phone", "email", "starts_on", "ends_on")
    leads_to = "account"

    def is_shown(self) -> bool:
        """People have posts."""
        return bool(self.record.is_person)

    def rows(self) -> QuerySet[Any]:
        """Their positions."""
        return self.of(Position.objects.filter(person=self.record))

    def create_url(self) -> str | None:
        """Positions are edited with the person: a blank one is there to be filled in."""
        return self.part_url("positions.account")


class Branches(Related):
    """An account's branches, with their figures summed and apart (CON-06)."""

    name = "branches"
    label = _("Branches")

    @property
    def columns(self) -> tuple[str | Column, ...]:  # type: ignore[override]
        """Whose they are, and the figures that rooms have of contacts."""
        return ("caption", "owner", *figures_of(Contact))

    def is_shown(self) -> bool:
        """Accounts have branches."""
        return bool(self.record.kind == Contact.Kind.ACCOUNT)

    def rows(self) -> QuerySet[Any]:
        """The branches one sees."""
        return Contact.objects.filter(account=self.record).order_by("sort_key", "id")

    def records(self) -> list[Any]:
        """The account itself below its branches, if it has any."""
        branches = super().records()
        return [*branches, self.record] if branches else []

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """What all come to, as far as one sees them, below what each does."""
        shown = super().context(request)
        return shown | ({"sums": sums(shown["columns"], [*self.rows(), self.record])} if shown["rows"] else {})

    def create_url(self) -> str | None:
        """A new branch of this account."""
        return create_url_of(Contact, {"kind": "branch", "account": self.record.pk})


class Served(Related):
    """Whom an associate serves (CON-05)."""

    name = "served"
    label = _("Customers served")
    columns = ("customer", "is_invoiced", "starts_on", "ends_on")
    leads_to = "customer"

    def is_shown(self) -> bool:
        """Associates have customers."""
        return bool(self.record.is_associate)

    def rows(self) -> QuerySet[Any]:
        """Those one sees, or whose associate one sees."""
        return Association.objects.filter(associate=self.record)

    def list_url(self) -> str | None:
        """The list of contacts, narrowed to those it serves."""
        return list_url_where(Contact, "associates.associate", self.record.pk)

    def create_url(self) -> str | None:
        """A new customer that it serves."""
        return create_url_of(Contact, {"associates.associate": self.record.pk, "is_customer": "1"})


class Filed(Related):
    """The contacts under a category."""

    name = "contacts"
    label = _("Contacts")
    columns: ClassVar[tuple[str, ...]] = ("caption", "kind", "owner")

    def rows(self) -> QuerySet[Any]:
        """Those one sees, by name."""
        contacts = Contact.objects.defer("search").order_by("sort_key", "id")
        return filter_for(Contact, "categories").narrow(contacts, self.record)

    def list_url(self) -> str | None:
        """The list of contacts, narrowed to this category."""
        return list_url_of(Contact, {"categories": self.record.pk})


class Come(Filed):
    """The contacts that came to us in a way (CON-13)."""

    columns = ("caption", "kind", "owner", "created_at")

    def rows(self) -> QuerySet[Any]:
        """Those one sees, the latest first."""
        contacts = Contact.objects.defer("search").filter(origin=self.record)
        return contacts.order_by("-created_at", "-id")

    def list_url(self) -> str | None:
        """The list of contacts, narrowed to this origin."""
        return list_url_of(Contact, {"origin": self.record.pk})

    def create_url(self) -> str | None:
        """A new contact that came so."""
        return create_url_of(Contact, {"origin": self.record.pk})


class Subcategories(Related):
    """The categories that are a part of a category."""

    name = "categories"
    label = _("Categories")
    columns = ("caption",)

    def rows(self) -> QuerySet[Any]:
        """By name; only those right below."""
        return Category.objects.filter(parent=self.record).order_by("sort_key", "id")

    def create_url(self) -> str | None:
        """A new part of this category."""
        return create_url_of(Category, {"parent": self.record.pk})


class Holders(Related):
    """The people who have a function, and where."""

    name = "people"
    label = _("People")
    columns = ("person", "account", "title", "phone", "email")
    leads_to = "person"

    def rows(self) -> QuerySet[Any]:
        """The positions one sees."""
        return Position.objects.filter(function=self.record).defer("audience")

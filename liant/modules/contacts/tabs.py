"""Who works where, and which branches an account has, on a contact's page (CON-04, CON-06)."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.columns import column_for
from liant.kernel.entity.related import related_rows
from liant.kernel.entity.tabs import Tab
from liant.modules.contacts.models import Contact, Position

SHOWN = 200


class Related(Tab):
    """A table of other rows that belong to the contact."""

    template = "entity/panels/related.html"
    columns: ClassVar[tuple[str, ...]]
    # Which of the row's references has the page that a click opens.
    leads_to: ClassVar[str] = ""

    def rows(self) -> QuerySet[Any]:
        """The rows of the table."""
        raise NotImplementedError

    def count(self) -> int | None:
        """How many there are."""
        return self.rows().count()

    def create_url(self) -> str | None:
        """Where one is added."""
        return None

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """The table."""
        rows = list(self.rows()[:SHOWN])
        columns = [column_for(self.rows().model, name) for name in self.columns]
        shown = related_rows(columns, rows, self.leads_to)
        return {"columns": columns, "rows": shown, "title": self.label, "create_url": self.create_url()}


class People(Related):
    """From an account: all its people and their posts."""

    name = "people"
    label = _("People")
    columns = ("person", "title", "function", "phone", "email")
    leads_to = "person"

    def is_shown(self) -> bool:
        """Companies have people."""
        return not self.record.is_person

    def rows(self) -> QuerySet[Any]:
        """Their positions."""
        return Position.objects.filter(account=self.record)

    def create_url(self) -> str | None:
        """A new person who works here."""
        return f"{self.entity.create_url}?kind=person&positions.account={self.record.pk}"


class Posts(Related):
    """From a person: all its accounts."""

    name = "posts"
    label = _("Positions")
    columns = ("account", "title", "function", "phone", "email")
    leads_to = "account"

    def is_shown(self) -> bool:
        """People have posts."""
        return bool(self.record.is_person)

    def rows(self) -> QuerySet[Any]:
        """Their positions."""
        return Position.objects.filter(person=self.record)

    def create_url(self) -> str | None:
        """Positions are edited with the person."""
        return self.entity.url(self.record.pk, "edit")


class Branches(Related):
    """An account's branches."""

    name = "branches"
    label = _("Branches")
    columns = ("caption", "owner", "unit")

    def is_shown(self) -> bool:
        """Accounts have branches."""
        return bool(self.record.kind == Contact.Kind.ACCOUNT)

    def rows(self) -> QuerySet[Any]:
        """The branches one sees."""
        return Contact.objects.filter(account=self.record).order_by("sort_key", "id")

    def create_url(self) -> str | None:
        """A new branch of this account."""
        return f"{self.entity.create_url}?kind=branch&account={self.record.pk}"

"""Relations on the page of each contact, whichever side it is on (CON-08)."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.limits import is_hidden
from liant.kernel.entity.addresses import record_url
from liant.kernel.entity.counting import count
from liant.kernel.entity.related import SHOWN, Related
from liant.kernel.entity.tabs import Tab, tab_of
from liant.modules.contacts.models import Contact, Relation, RelationType
from liant.modules.contacts.relations.reading import Tie, relations_of, ties


@dataclass(frozen=True)
class Line:
    """A relation made ready for the eye: where its name leads, and where one changes it."""

    tie: Tie
    word: str
    url: str
    change_url: str
    remove_url: str


@tab_of(Contact)
class Relations(Tab):
    """What others are to a contact."""

    name = "relations"
    label = _("Relations")
    template = "contacts/relations.html"

    def is_shown(self) -> bool:
        """Unless a role hides relations."""
        return not is_hidden(Relation)

    def count(self) -> str | None:
        """How many there are, of either side."""
        return count(relations_of(self.record)).text

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """Those that hold, then former ones."""
        found = ties(self.record, relations_of(self.record)[:SHOWN])
        may_change = "change" in allowed_actions(Contact, self.record.locks)
        lines = [(tie.is_held, self._line(tie)) for tie in found]
        return {
            "groups": [
                (title, of_group)
                for title, is_held in ((_("Relations"), True), (_("Former relations"), False))
                if (of_group := [line for held, line in lines if held is is_held])
            ],
            "may_change": may_change,
            "add_url": reverse("contacts:relate", args=[self.record.pk]) if may_change else None,
        }

    def _line(self, tie: Tie) -> Line:
        numbers = [self.record.pk, tie.relation.pk]
        change, remove = (reverse(f"contacts:{name}", args=numbers) for name in ("change_relation", "unrelate"))
        return Line(tie, capfirst(tie.word), record_url(Contact, tie.number) or "", change, remove)


class OfType(Related):
    """The relations of a type, as far as one sees them."""

    name = "relations"
    label = _("Relations")
    columns = ("contact", "other", "starts_on", "ends_on", "note")
    leads_to = "contact"

    def rows(self) -> QuerySet[Any]:
        """The latest first."""
        assert isinstance(self.record, RelationType)
        return Relation.objects.filter(type=self.record).order_by("-id")

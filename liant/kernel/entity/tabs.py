"""The tabs of a record's page. A module adds its own by subclassing Tab, and to pages of lower rooms by `tab_of`."""

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.characteristics.sections import add_to
from liant.kernel.entity.additions import offered
from liant.kernel.entity.cells import Cell
from liant.kernel.entity.sections import Section, sections
from liant.kernel.history.reading import record_history
from liant.kernel.tags.reading import FIELD as TAGS

if TYPE_CHECKING:
    from liant.kernel.entity.entity import Entity


Added = TypeVar("Added", bound="type[Tab]")
_added: dict[type[Model], list["type[Tab]"]] = defaultdict(list)


def tab_of(model: type[Model]) -> Callable[[Added], Added]:
    """Class decorator: from here on the records of this model, or kind of models, have this tab, too."""

    def add(tab: Added) -> Added:
        _added[model].append(tab)
        return tab

    return add


def tabs_of(entity: "Entity", record: Any) -> "list[Tab]":
    """The tabs that a record has: those that its entity declares, the last of them after what others add."""
    *first, last = entity.tabs
    # What is added to one model comes before what is added to many.
    added = [tab for model in entity.model.__mro__ for tab in _added.get(model, ())]
    made = (tab(entity, record) for tab in (*first, *added, last))
    return [tab for tab in made if tab.is_shown()]


def overview(entity: "Entity", record: Any, *, elsewhere: tuple[str, ...]) -> list[Section]:
    """What there is to tell of a record, in sections: parts, fields, characteristics, but for what is elsewhere."""
    variant = entity.variant_of(record)
    told = sections(record, entity.shown_fieldsets(variant), entity.shown_part_sets(variant), elsewhere=elsewhere)
    add_to(told, record)
    return told


class Tab:
    """One tab: its name in the URL, its label, the template of its panel and what that shows."""

    name: ClassVar[str]
    label: ClassVar[Any]
    template: ClassVar[str]

    def __init__(self, entity: "Entity", record: Any) -> None:
        self.entity = entity
        self.record = record

    def is_shown(self) -> bool:
        """Whether the record has this tab at all."""
        return True

    def count(self) -> str | None:
        """A number to show beside the label."""
        return None

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """What the panel's template needs."""
        raise NotImplementedError


class Overview(Tab):
    """The record's fields and parts."""

    name = "overview"
    label = _("Overview")
    template = "entity/panels/overview.html"

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """Sections of labelled values, and what one wants to know at a glance."""
        shown = overview(self.entity, self.record, elsewhere=(*self.entity.glance_fields, TAGS))
        self._let_reveal([cell for section in shown for cell in section.fields if cell.kind == "sealed"])
        return {"sections": shown, "glance": self.entity.glance(self.record)}

    def _let_reveal(self, sealed: list[Cell]) -> None:
        """Lead from a mask to what it covers, for who may see that."""
        if sealed and "see_sensitive" in allowed_actions(type(self.record), self.record.locks):
            for cell in sealed:
                cell.url = reverse("entity:reveal", args=[self.entity.slug, self.record.pk, cell.column.name])


class History(Tab):
    """Who changed what, when."""

    name = "history"
    label = _("History")
    template = "entity/panels/history.html"

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """A page of history entries, newest first; undone by who may change the record."""
        told = record_history(self.record, before=request.GET.get("before", ""))
        if "change" not in offered(self.record, allowed_actions(type(self.record), self.record.locks)):
            for entry in told["entries"]:
                entry.undo_url = None
        return told

"""The menu of a list's saved views: where one is, where one may go, what can be kept."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.models import SavedView
from liant.kernel.entity.saving import NONE, VIEW, kept_parameters, may_mend, url_of, views_of


@dataclass(frozen=True)
class Item:
    """A view to go to; `secondary` says with whom it is shared."""

    label: str
    url: str
    is_current: bool
    is_opening: bool = False
    secondary: str = ""


class ViewMenu:
    """The views of an entity, as its list stands with these parameters. Asks the database once."""

    def __init__(self, entity: Entity, parameters: QueryDict, *, by: Actor) -> None:
        self.entity, self.parameters, self.by = entity, parameters, by

    @cached_property
    def views(self) -> list[Any]:
        """All that the actor may use, own ones first."""
        views = views_of(self.entity).select_related("unit")
        return sorted(views, key=lambda view: view.employee_id != self.by.pk)

    @cached_property
    def current(self) -> SavedView | None:
        """The view that the list comes from."""
        asked = self.parameters.get(VIEW, "")
        return next((view for view in self.views if str(view.pk) == asked), None)

    @property
    def opening_url(self) -> str | None:
        """Where the list begins for the actor; None when with all."""
        return next((url_of(self.entity, view) for view in self.views if view.is_opening), None)

    @property
    def label(self) -> str:
        """Where one is."""
        return str(self.current) if self.current else self._all.label

    @property
    def items(self) -> list[Item]:
        """All records, and the views."""
        return [self._all, *(self._item(view) for view in self.views)]

    @property
    def is_changed(self) -> bool:
        """Whether the list shows something that is not kept."""
        return kept_parameters(self.parameters) != (self.current.parameters if self.current else "")

    @property
    def home_url(self) -> str:
        """The list without what was changed in it."""
        return url_of(self.entity, self.current) if self.current else self._all.url

    @property
    def save_url(self) -> str:
        """Where the list as it stands becomes a view."""
        return self._with_parameters(reverse("entity:new_view", args=[self.entity.slug]))

    @property
    def keep_url(self) -> str | None:
        """Where the current view takes over how the list stands; None where the actor may not, or nothing changed."""
        if not (self.current and self.is_changed and may_mend(self.current, by=self.by)):
            return None
        return self._with_parameters(reverse("entity:keep_view", args=[self.entity.slug, self.current.pk]))

    @property
    def edit_url(self) -> str | None:
        """Where the current view is named, shared, deleted."""
        return reverse("entity:view", args=[self.entity.slug, self.current.pk]) if self.current else None

    @property
    def _all(self) -> Item:
        url = f"{self.entity.list_url}?{VIEW}={NONE}" if self.opening_url else self.entity.list_url
        return Item(_("All %(records)s") % {"records": self.entity.label_plural.lower()}, url, self.current is None)

    def _item(self, view: Any) -> Item:
        shared = str(view.unit) if view.unit_id else ""
        return Item(view.name, url_of(self.entity, view), view == self.current, view.is_opening, shared)

    def _with_parameters(self, url: str) -> str:
        return f"{url}?{kept_parameters(self.parameters)}"

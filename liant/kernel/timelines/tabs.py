"""The tab with a record's timeline."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.addresses import record_url
from liant.kernel.entity.tabs import Tab
from liant.kernel.timelines.forms import NarrowingForm
from liant.kernel.timelines.reading import Asked, Page, Place, page
from liant.kernel.timelines.sources import Entry
from liant.kernel.ui.dates import in_full


class Timeline(Tab):
    """What happened with a record and those around it. Subclasses say who these are."""

    name: ClassVar[str] = "timeline"
    label = _("Timeline")
    template = "timelines/panel.html"

    def around(self) -> Mapping[int, str]:
        """The names, by number, of the records whose entries are on it: first this one."""
        return {self.record.pk: str(self.record)}

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """A page of entries by day, and the form that narrows them."""
        names = self.around()
        form = NarrowingForm(request.GET, type(self.record), names)
        found = self._page(form, request.GET, names) if form.is_valid() else Page()
        return {
            "form": form,
            "is_narrowed": any(form.cleaned_data.values()),
            "days": _by_day(found.entries),
            "next_url": _next(request.GET, found.after),
            "tab_url": f"{self.entity.url(self.record.pk)}{self.name}/",
        }

    def _page(self, form: NarrowingForm, given: QueryDict, names: Mapping[int, str]) -> Page:
        asked = form.cleaned_data
        about = [asked["about"]] if asked.get("about") else list(names)
        try:
            after = Place.read(given.get("after", ""))
            found = page(type(self.record), about, Asked(asked["kind"], asked["since"], asked["until"], after))
        except ValidationError as error:
            form.add_error(None, error)
            return Page()
        for entry in found.entries:
            if entry.about != self.record.pk:
                entry.with_whom, entry.with_url = names[entry.about], record_url(type(self.record), entry.about)
        return found


def _next(given: QueryDict, after: str | None) -> str:
    parameters = given.copy()
    parameters["after"] = after or ""
    return f"?{parameters.urlencode()}" if after else ""


def _by_day(entries: list[Entry]) -> list[tuple[str, list[Entry]]]:
    found = groupby(entries, key=lambda entry: timezone.localdate(entry.at))
    return [(_called(day), list(those)) for day, those in found]


def _called(day: date) -> str:
    away = (day - timezone.localdate()).days
    near = {-1: _("Yesterday"), 0: _("Today"), 1: _("Tomorrow")}
    return str(near[away]) if away in near else in_full(day)

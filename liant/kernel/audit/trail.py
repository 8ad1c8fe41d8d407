"""The acts that a URL's parameters ask for, newest first."""

from functools import cached_property
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from liant.kernel.audit.filters import FILTERS
from liant.kernel.audit.finding import on_entity, on_record
from liant.kernel.entity.filters import Filter
from liant.kernel.entity.paging import Order
from liant.kernel.entity.selection import Selection
from liant.kernel.history.models import Entry


class Trail(Selection):
    """Entries of history with all that auditors see of them."""

    order = Order("at", is_descending=True)

    @property
    def filters(self) -> list[Filter]:
        """Who, what, on which record, when, from where."""
        return FILTERS

    @property
    def address(self) -> str:
        """The audit's page."""
        return reverse("audit:list")

    @cached_property
    def filter_form(self) -> forms.Form:
        """The filters, bound to the URL; the last day is none before the first."""
        form = super().filter_form
        first, last = (form.cleaned_data.get(name) for name in ("since", "until"))
        if first and last and last < first:
            form.add_error("until", _("This day comes before the first one."))
        return form

    @cached_property
    def records(self) -> QuerySet[Any]:
        """All that fit; entity and number together mean one record."""
        entries = self.narrowed(Entry.objects.defer(None))
        entity, record = self.active.get("entity"), self.active.get("record")
        if record:
            return on_record(entries, entity or record.entity, record.number)
        return on_entity(entries, entity) if entity else entries

"""The rows that a URL's parameters ask for: filtered, a page of them, and the addresses of other pages (GEN-02)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from liant.kernel.entity.counting import BOUND, Count, count
from liant.kernel.entity.filters import Filter, filter_form
from liant.kernel.entity.paging import Order, Page, paginate

PAGE_SIZE = 50


@dataclass
class Chip:
    """A filter that is on, and the way to be rid of it."""

    label: str
    text: str
    remove_url: str
    # Where it is changed, when it is not in the panel of filters.
    edit_url: str = ""


class Selection:
    """What a URL's parameters ask for. Subclasses say of which rows, by which filters, in which order, and where."""

    # Up to how many are counted while nobody asks for all.
    bound = BOUND

    def __init__(self, parameters: QueryDict, *, size: int = PAGE_SIZE) -> None:
        self.parameters = parameters
        self.size = size

    @property
    def filters(self) -> list[Filter]:
        """The filters that the parameters may set."""
        raise NotImplementedError

    @property
    def address(self) -> str:
        """The address to which the parameters belong."""
        raise NotImplementedError

    @property
    def order(self) -> Order:
        """The order of the rows."""
        raise NotImplementedError

    @property
    def records(self) -> QuerySet[Any]:
        """All of them, in no order yet."""
        raise NotImplementedError

    @cached_property
    def filter_form(self) -> forms.Form:
        """The filters, bound to the URL."""
        form = filter_form(self.filters, self.parameters)
        form.full_clean()
        return form

    @cached_property
    def active(self) -> dict[str, Any]:
        """The filters that are on, by name, with cleaned values."""
        return {name: value for name, value in self.filter_form.cleaned_data.items() if value not in (None, "")}

    def narrowed(self, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those that fit the filters that are on."""
        for declared in self.filters:
            if declared.name in self.active:
                records = declared.narrow(records, self.active[declared.name])
        return records

    @cached_property
    def page(self) -> Page:
        """The page asked for. Raises ValidationError for a damaged page address."""
        return paginate(self.records, self.order, size=self.size, **self.place)

    @cached_property
    def place(self) -> dict[str, str]:
        """The keys between which the page lies: `after` the one, or `before` the other."""
        return {name: self.parameters.get(name, "") for name in ("after", "before")}

    @property
    def asks_for_exact_count(self) -> bool:
        """Whether all are to be counted, however many."""
        return self.parameters.get("count") == "exact"

    @cached_property
    def count(self) -> Count:
        """How many there are in all."""
        return count(self.records, exact=self.asks_for_exact_count, bound=self.bound)

    @cached_property
    def exact_number(self) -> int:
        """How many there are in all, however many."""
        return count(self.records, exact=True).number

    def chips(self) -> Iterator[Chip]:
        """The filters that are on, to be shown and removed."""
        for name, text in self.told_filters().items():
            yield Chip(str(self.filter_form.fields[name].label), text, self.url(**{name: None}))

    def told_filters(self) -> dict[str, str]:
        """The filters that are on, in words, by name."""
        return {each.name: each.text(self.active[each.name]) for each in self.filters if each.name in self.active}

    def url(self, **changes: str | None) -> str:
        """These rows with other parameters, from their first page on."""
        return f"{self.address}?{self.parameters_with(after=None, before=None, **changes)}"

    def page_url(self, **changes: str | None) -> str:
        """Another page of them."""
        return f"{self.address}?{self.parameters_with(**({'after': None, 'before': None} | changes))}"

    def parameters_with(self, **changes: str | None) -> str:
        """The URL's parameters with some changed, or removed by None."""
        parameters = self.parameters.copy()
        for name, value in changes.items():
            parameters.pop(name, None)
            if value is not None:
                parameters[name] = value
        return parameters.urlencode()

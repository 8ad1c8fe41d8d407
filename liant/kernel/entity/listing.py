"""A list as its URL describes it: search words, filters, order, page (GEN-02)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet
from django.http import QueryDict

from liant.kernel.access.models import Listed
from liant.kernel.entity.cells import Cell
from liant.kernel.entity.columns import Column
from liant.kernel.entity.counting import Count, count
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.filters import filter_form
from liant.kernel.entity.paging import Order, Page, paginate
from liant.kernel.search.words import forgiving_query, prefix_query

PAGE_SIZE = 50


@dataclass
class Row:
    """A record in a table."""

    record: Listed
    url: str
    cells: list[Cell]

    @property
    def id(self) -> int:
        """The record's number."""
        return int(self.record.pk)

    @property
    def caption(self) -> str:
        """The record's name."""
        return str(self.record)


@dataclass
class Chip:
    """A filter that is on, and the way to be rid of it."""

    label: str
    text: str
    remove_url: str


@dataclass
class Head:
    """The head of a column in a list: where a click sorts to."""

    column: Column
    sort_url: str | None
    direction: str

    def __getattr__(self, name: str) -> Any:
        return getattr(self.column, name)

    @property
    def is_sortable(self) -> bool:
        """Whether a click sorts."""
        return self.sort_url is not None


class Listing:
    """The records of an entity that a URL's parameters ask for."""

    def __init__(self, entity: Entity, parameters: QueryDict, *, size: int = PAGE_SIZE) -> None:
        self.entity = entity
        self.parameters = parameters
        self.size = size

    @cached_property
    def query(self) -> str:
        """The typed search words."""
        return self.parameters.get("q", "").strip()[:200]

    @cached_property
    def filter_form(self) -> forms.Form:
        """The filters, bound to the URL."""
        form = filter_form(self.entity.table_filters, self.parameters)
        form.full_clean()
        return form

    @cached_property
    def active(self) -> dict[str, Any]:
        """The filters that are on, by name, with cleaned values."""
        return {name: value for name, value in self.filter_form.cleaned_data.items() if value not in (None, "")}

    @cached_property
    def order(self) -> Order:
        """The order asked for, where the entity can be sorted so; else its own."""
        asked = self.parameters.get("sort", "")
        if asked.removeprefix("-") not in self.entity.sortable:
            asked = self.entity.order
        name = asked.removeprefix("-")
        return Order("sort_key" if name == "caption" else name, asked.startswith("-"))

    @cached_property
    def records(self) -> QuerySet[Any]:
        """All of them, in no order yet."""
        records = self.entity.model._default_manager.defer("search")
        for declared in self.entity.table_filters:
            if declared.name in self.active:
                records = declared.narrow(records, self.active[declared.name])
        return self._matching(records) if self.query else records

    def _matching(self, records: QuerySet[Any]) -> QuerySet[Any]:
        exactly = _search(records, prefix_query(self.query))
        return exactly if exactly.exists() else _search(records, forgiving_query(self.query))

    @cached_property
    def page(self) -> Page:
        """The page asked for. Raises ValidationError for a damaged page address."""
        parameters = self.parameters
        return paginate(
            self.records,
            self.order,
            size=self.size,
            after=parameters.get("after", ""),
            before=parameters.get("before", ""),
        )

    @cached_property
    def count(self) -> Count:
        """How many there are in all."""
        return count(self.records, exact=self.parameters.get("count") == "exact")

    def rows(self) -> list[Row]:
        """The page's records as rows of cells."""
        return rows(self.entity, self.entity.table_columns, self.page.records)

    def heads(self) -> Iterator[Head]:
        """The column heads."""
        for column in self.entity.table_columns:
            field = "sort_key" if column.name == "caption" else column.name
            is_sorted = self.order.field == field
            direction = "" if not is_sorted else "desc" if self.order.is_descending else "asc"
            asked = f"-{column.name}" if direction == "asc" else column.name
            url = self.url(sort=asked) if column.name in self.entity.sortable else None
            yield Head(column, url, direction)

    def chips(self) -> Iterator[Chip]:
        """The filters that are on."""
        for declared in self.entity.table_filters:
            if declared.name in self.active:
                text = declared.text(self.active[declared.name])
                label = self.filter_form.fields[declared.name].label
                yield Chip(str(label), text, self.url(**{declared.name: None}))

    def url(self, **changes: str | None) -> str:
        """This list with other parameters, from its first page on."""
        return f"{self.entity.list_url}?{self.parameters_with(after=None, before=None, **changes)}"

    def page_url(self, **changes: str | None) -> str:
        """Another page of this list."""
        return f"{self.entity.list_url}?{self.parameters_with(**({'after': None, 'before': None} | changes))}"

    def parameters_with(self, **changes: str | None) -> str:
        """The URL's parameters with some changed, or removed by None."""
        parameters = self.parameters.copy()
        for name, value in changes.items():
            parameters.pop(name, None)
            if value is not None:
                parameters[name] = value
        return parameters.urlencode()


def rows(entity: Entity, columns: Sequence[Column], records: list[Any]) -> list[Row]:
    """Records as rows; each column asks the database once at most."""
    by_column = [column.cells(records) for column in columns]
    return [Row(record, entity.url(record.pk), [cells[record.pk] for cells in by_column]) for record in records]


def _search(records: QuerySet[Any], query: str) -> QuerySet[Any]:
    return records.filter(search=SearchQuery(query, search_type="raw", config="simple")) if query else records.none()

"""A list as its URL describes it: search words, filters, order, page (GEN-02)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from liant.kernel.access.limits import found_by
from liant.kernel.access.models import Listed
from liant.kernel.criteria.nodes import Node
from liant.kernel.criteria.reading import parse
from liant.kernel.entity.cells import Cell
from liant.kernel.entity.columns import Column
from liant.kernel.entity.counting import Count
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.filters import Filter
from liant.kernel.entity.gathering import gather
from liant.kernel.entity.paging import Order, Page, page_of
from liant.kernel.entity.selection import PAGE_SIZE, Chip, Selection
from liant.kernel.search.words import forgiving_query, prefix_query


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


class Listing(Selection):
    """The records of an entity that a URL's parameters ask for."""

    def __init__(self, entity: Entity, parameters: QueryDict, *, size: int = PAGE_SIZE) -> None:
        super().__init__(parameters, size=size)
        self.entity = entity

    @property
    def filters(self) -> list[Filter]:
        """The entity's."""
        return self.entity.table_filters

    @property
    def address(self) -> str:
        """The entity's list."""
        return self.entity.list_url

    @cached_property
    def query(self) -> str:
        """The typed search words."""
        return self.parameters.get("q", "").strip()[:200]

    @cached_property
    def order(self) -> Order:
        """The order asked for, where the entity can be sorted so; else its own."""
        asked = self.parameters.get("sort", "")
        if not self.entity.is_sortable(asked.removeprefix("-")):
            asked = self.entity.order
        name = asked.removeprefix("-")
        return Order("sort_key" if name == "caption" else name, asked.startswith("-"))

    @cached_property
    def condition(self) -> Node | None:
        """The condition asked for. Raises ValidationError by node."""
        text = self.parameters.get("criteria", "")
        return parse(self.entity.model, text) if text else None

    @cached_property
    def records(self) -> QuerySet[Any]:
        """All of them, in no order yet. Raises ValidationError for a condition that can't be read."""
        records = self.narrowed(self._all())
        if self.condition is not None:
            records = records.filter(self.condition.q())
        return self._matching(records) if self.query else records

    def _all(self) -> QuerySet[Any]:
        return self.entity.model._default_manager.defer("search")

    def _matching(self, records: QuerySet[Any]) -> QuerySet[Any]:
        exactly = _search(records, prefix_query(self.query))
        return exactly if exactly.exists() else _search(records, forgiving_query(self.query))

    @cached_property
    def page(self) -> Page:
        """The page asked for. Raises ValidationError for a damaged page address."""
        if self._gathered is None or not self._gathered[0].is_exact:
            return super().page
        numbers = self._gathered[1]
        found = self._all().in_bulk(numbers)
        return page_of([found[number] for number in numbers], self.order, size=self.size, **self.place)

    @cached_property
    def count(self) -> Count:
        """How many there are in all."""
        if self._gathered is None or self.asks_for_exact_count:
            return super().count
        return self._gathered[0]

    @cached_property
    def _gathered(self) -> tuple[Count, list[int]] | None:
        """How many there are, and the numbers of those on the page and one more; of the whole table nothing."""
        if not (self.active or self.query or self.condition):
            return None
        after, before = self.place.values()
        key = self.order.read_key(self.entity.model, before or after) if before or after else None
        return gather(self.records, self.order, key, reverse=bool(before), size=self.size + 1)

    def chips(self) -> Iterator[Chip]:
        """The condition is one more."""
        yield from super().chips()
        if self.condition is not None:
            yield Chip(str(_("Condition")), self.condition.text(), self.url(criteria=None), self.asking_url)

    @property
    def asking_url(self) -> str:
        """Where the condition is made, or changed."""
        return f"{self.entity.asking_url}?{self.parameters_with(after=None, before=None)}"

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
            url = self.url(sort=asked) if self.entity.is_sortable(column.name) else None
            yield Head(column, url, direction)


def rows(entity: Entity, columns: Sequence[Column], records: list[Any]) -> list[Row]:
    """Records as rows; each column asks the database once at most."""
    by_column = [column.cells(records) for column in columns]
    return [Row(record, entity.url(record.pk), [cells[record.pk] for cells in by_column]) for record in records]


def _search(records: QuerySet[Any], query: str) -> QuerySet[Any]:
    search = {found_by(records.model): SearchQuery(query, search_type="raw", config="simple")}
    return records.filter(**search) if query else records.none()

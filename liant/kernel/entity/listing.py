"""A list as its URL describes it: search words, filters, order, page (GEN-02)."""

import json
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.limits import found_by
from liant.kernel.access.models import Action
from liant.kernel.access.permitting import permitted
from liant.kernel.characteristics.definitions import by_address
from liant.kernel.characteristics.ordering import CharacteristicOrder
from liant.kernel.criteria.nodes import Node
from liant.kernel.criteria.reading import parse
from liant.kernel.entity.columns import Column, NumberColumn
from liant.kernel.entity.counting import Count, are_surely_more
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.filters import Filter
from liant.kernel.entity.gathering import gather
from liant.kernel.entity.paging import Order, Page, number_in, page_of, paginate
from liant.kernel.entity.selection import PAGE_SIZE, Chip, Selection
from liant.kernel.entity.sorting import MOST, Sorting
from liant.kernel.entity.table import Head, Row, rows
from liant.kernel.pictures.reading import pictured
from liant.kernel.search.functions import WordQuery
from liant.kernel.search.words import forgiving_query, prefix_query

WIDTH, WIDEST = re.compile("[1-9][0-9]{1,4}"), 2_000
# The parameter by which records are picked one by one.
PICKED = "record"


class Listing(Selection):
    """The records of an entity that a URL's parameters ask for."""

    def __init__(
        self, entity: Entity, parameters: QueryDict, *, size: int = PAGE_SIZE, action: str = Action.SEE
    ) -> None:
        """Of what the actor sees, that with which the actor may do the action, too."""
        super().__init__(parameters, size=size)
        self.entity = entity
        self.action = action

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
    def asked_order(self) -> tuple[str, ...]:
        """The columns by which it shall be sorted, each with a minus before it when downwards; those that can be."""
        asked = ",".join(self.parameters.getlist("sort")).split(",")
        names = {name.removeprefix("-"): name for name in asked if self.entity.sort_field(name.removeprefix("-"))}
        # A characteristic brings an order of its own, within which there is no other.
        alone = [name for bare, name in names.items() if bare in by_address(self.entity.model)]
        return tuple(alone[:1] or names.values())[:MOST] or (self.entity.order,)

    @property
    def is_swift(self) -> bool:
        """Whether there is an index for the order asked for."""
        return len(self.asked_order) == 1 and self.entity.is_sortable(self.asked_order[0].removeprefix("-"))

    @property
    def is_too_long_to_sort(self) -> bool:
        """Whether there are too many records for the order asked for."""
        return not self.is_swift and self._few is None

    @property
    def told_order(self) -> tuple[str, ...]:
        """The columns by which it is sorted: those asked for, unless there are too many records for that."""
        return (self.entity.order,) if self.is_too_long_to_sort else self.asked_order

    @cached_property
    def order(self) -> Order:
        """The order that there is an index for: the one asked for, or the entity's own."""
        return self._orders(self.asked_order if self.is_swift else (self.entity.order,))[0]

    @cached_property
    def sorting(self) -> Sorting:
        """The order asked for, which few records can be brought in."""
        return Sorting(self._orders(self.asked_order))

    def in_order(self) -> QuerySet[Any]:
        """All records as the list brings them."""
        order = self.order if self.is_swift or self.is_too_long_to_sort else self.sorting
        return order.apply(self.records)

    def _orders(self, names: tuple[str, ...]) -> tuple[Order, ...]:
        return tuple(self._order(name.removeprefix("-"), name.startswith("-")) for name in names)

    def _order(self, name: str, is_descending: bool) -> Order:
        if described := by_address(self.entity.model).get(name):
            return CharacteristicOrder(name, is_descending, described)
        return Order(self.entity.sort_field(name), is_descending)

    @cached_property
    def columns(self) -> list[Column]:
        """The columns asked for, the name always among them; else those that the entity shows."""
        offered = {column.name: column for column in self.entity.offered_columns}
        asked = [offered[name] for name in dict.fromkeys(self.parameters.getlist("column")) if name in offered]
        if not asked:
            return self.entity.table_columns
        name = offered["caption"]
        return asked if name in asked else [name, *asked]

    @cached_property
    def widths(self) -> dict[str, int]:
        """How wide columns were drawn, in pixels, by name; each asked for as `name:pixels`."""
        told = (text.rpartition(":") for text in self.parameters.getlist("width"))
        return {name: min(int(width), WIDEST) for name, _colon, width in told if WIDTH.fullmatch(width)}

    @property
    def file_columns(self) -> list[Column]:
        """The columns asked for, else those that the entity puts into files; before them the number, where it helps."""
        columns = self.columns if "column" in self.parameters else self.entity.file_columns
        return [NumberColumn(), *columns] if self.entity.is_numbered else columns

    @cached_property
    def picked(self) -> list[int]:
        """The numbers of the records that are meant, where not all of them are."""
        numbers = map(number_in, self.parameters.getlist(PICKED))
        return [number for number in numbers if number is not None]

    @cached_property
    def condition(self) -> Node | None:
        """The condition asked for. Raises ValidationError by node."""
        text = self.parameters.get("criteria", "")
        return parse(self.entity.model, text) if text else None

    @cached_property
    def records(self) -> QuerySet[Any]:
        """All of them, in no order yet. Raises ValidationError for a condition that can't be read."""
        records = self.narrowed(self._all())
        if self.picked:
            records = records.filter(pk__in=self.picked)
        if self.condition is not None:
            records = records.filter(self.condition.q())
        return self._matching(records) if self.query else records

    def _all(self) -> QuerySet[Any]:
        seen = self.entity.model._default_manager.defer("search")
        return seen if self.action == Action.SEE else permitted(seen, self.action)

    def _matching(self, records: QuerySet[Any]) -> QuerySet[Any]:
        exactly = _search(records, prefix_query(self.query))
        return exactly if exactly.exists() else _search(records, forgiving_query(self.query))

    @cached_property
    def page(self) -> Page:
        """The page asked for. Raises ValidationError for a damaged page address."""
        if self._few is None:
            return paginate(pictured(self.records), self.order, size=self.size, **self.place)
        found = pictured(self._all()).in_bulk(self._few)
        return page_of([found[number] for number in self._few], self.sorting, size=self.size, **self.place)

    @cached_property
    def count(self) -> Count:
        """How many there are in all."""
        if self._gathered is None or (self.asks_for_exact_count and not self._gathered[0].is_exact):
            return super().count
        return self._gathered[0]

    @property
    def _few(self) -> list[int] | None:
        """The numbers of the records on the page, and one more, where they are so few that all were gone through."""
        return self._gathered[1] if self._gathered and self._gathered[0].is_exact else None

    @property
    def _is_whole(self) -> bool:
        """Whether it has all records that the actor sees."""
        return not (self.active or self.query or self.condition or self.picked)

    @property
    def _is_long(self) -> bool:
        """Whether all records are better read along an index, or have to be."""
        return self.is_swift or are_surely_more(self.records)

    @cached_property
    def _gathered(self) -> tuple[Count, list[int]] | None:
        """How many there are, and the numbers of those on the page and one more; of the whole table nothing."""
        if isinstance(self.order, CharacteristicOrder) or (self._is_whole and self._is_long):
            return None
        after, before = self.place.values()
        key = self.sorting.read_key(self.entity.model, before or after) if before or after else None
        return gather(self.records, self.sorting, key, reverse=bool(before), size=self.size + 1, bound=self.bound)

    def kept(self, *changed: str) -> Iterator[tuple[str, str]]:
        """The parameters that a form hands on which sets those of these names anew; none of a page among them."""
        for name, values in self.parameters.lists():
            if name not in {*changed, PICKED, "after", "before", "count"}:
                yield from ((name, value) for value in values)

    def chips(self) -> Iterator[Chip]:
        """The condition is one more."""
        yield from super().chips()
        if self.condition is not None:
            yield Chip(str(_("Condition")), self.condition.text(), self.url(criteria=None), self.asking_url)

    def url_asking(self, more: dict[str, Any], **changes: str | None) -> str:
        """The list with a condition more, as criteria have it in JSON, and other parameters changed as `url` does."""
        asked = self.parameters.get("criteria", "")
        whole = {"all": [json.loads(asked), more]} if asked else more
        return self.url(criteria=json.dumps(whole, ensure_ascii=False), **changes)

    @property
    def asking_url(self) -> str:
        """Where the condition is made, or changed."""
        return f"{self.entity.asking_url}?{self.parameters_with(after=None, before=None)}"

    def rows(self) -> list[Row]:
        """The page's records as rows of cells."""
        return rows(self.entity, self.columns, self.page.records)

    def heads(self) -> Iterator[Head]:
        """The column heads."""
        may_change = "change" in allowed_actions(self.entity.model)
        editable = self.entity.editable_fields if may_change else frozenset()
        for column in self.columns:
            is_sortable = self.entity.sort_field(column.name)
            head = self._sorted_head(column) if is_sortable else Head(column, None, "")
            head.is_editable = column.name in editable
            head.width = self.widths.get(column.name)
            yield head

    def _sorted_head(self, column: Column) -> Head:
        """A click sorts by the column, or turns that round; with Shift within the order that is there."""
        names = [name.removeprefix("-") for name in self.told_order]
        place = names.index(column.name) if column.name in names else None
        is_down = place is not None and self.told_order[place].startswith("-")
        direction = "" if place is None else "desc" if is_down else "asc"
        asked = f"-{column.name}" if direction == "asc" else column.name
        others = [name for name in self.told_order if name.removeprefix("-") != column.name]
        within = [*others, asked] if place is None else [name if name in others else asked for name in self.told_order]
        number = place + 1 if place is not None and len(names) > 1 else None
        return Head(column, self.url(sort=asked), direction, self.url(sort=",".join(within)), number)


def _search(records: QuerySet[Any], query: str) -> QuerySet[Any]:
    search = {found_by(records.model): WordQuery(query)}
    return records.filter(**search) if query else records.none()

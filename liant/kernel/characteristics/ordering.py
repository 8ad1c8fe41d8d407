"""Lists in the order of a characteristic, paged by key: those with a value, then those without.

A record without a value has no place among the others, and choices have an order of their own. So the order comes in
phases, each of which an index can walk: those with a value, or with each choice in turn, and last those with none.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from liant.kernel.characteristics.models import PREFIX, Characteristic
from liant.kernel.characteristics.types import Choice, Link, LongText
from liant.kernel.entity.paging import Order, Page, damaged, page_of, read_key, write_key

NONE, VALUE = "none", "value"
# What a record on a page keeps its place in.
_PLACE = "_place"


def is_sortable(each: Characteristic) -> bool:
    """Whether records can come in its order: there is one value, and it has a place among others."""
    return not each.kind.is_many and not isinstance(each.kind, Link | LongText)


@dataclass(frozen=True)
class CharacteristicOrder(Order):
    """By a characteristic, then the id; both up or both down. Records without a value come last in any case."""

    of: Any = None

    @property
    def marks(self) -> list[str]:
        """The phases in their order: the number of a choice, or a word; so they are called in page addresses."""
        if not isinstance(self.of.kind, Choice):
            return [VALUE, NONE]
        choices = [str(each.pk) for each in self.of.known_choices]
        return [*(reversed(choices) if self.is_descending else choices), NONE]

    def apply(self, records: QuerySet[Any], reverse: bool = False) -> QuerySet[Any]:
        """All records in this order, sorted at once: for files."""
        names = ("choice__position", "choice") if isinstance(self.of.kind, Choice) else (self._column,)
        values = [F(f"described__{name}") for name in names]
        down = self.is_descending != reverse
        placed = [value.desc(nulls_last=True) if down else value.asc(nulls_last=True) for value in values]
        of_this = FilteredRelation(PREFIX, condition=Q(**{f"{PREFIX}__characteristic": self.of.pk}))
        ordered: QuerySet[Any] = records.annotate(described=of_this).order_by(*placed, "-id" if down else "id")
        return ordered

    def page(self, records: QuerySet[Any], *, size: int, after: str, before: str) -> Page:
        """From phase to phase until there are enough. Raises ValidationError for a damaged key."""
        reverse = bool(before)
        marks = list(reversed(self.marks)) if reverse else self.marks
        mark, key = self._read(before or after) if before or after else (marks[0], None)
        found: list[Any] = []
        for each in marks[marks.index(mark) :]:
            if len(found) <= size:
                most, begins = size + 1 - len(found), key if each == mark else None
                in_phase = self._without if each == NONE else self._with
                found += in_phase(records, each, begins, reverse, most)
        return page_of(found, self, size=size, after=after, before=before)

    def key(self, record: Any) -> str:
        """A record's place in this order, for a URL."""
        return write_key([*getattr(record, _PLACE), record.pk])

    @property
    def _column(self) -> str:
        """The column of a row of values that they are ordered by."""
        return "text_key" if self.of.kind.column == "text" else str(self.of.kind.column)

    def _all(self) -> Any:
        return self.of.values_model._default_manager.order_by()

    def _rows(self) -> Any:
        return self._all().filter(characteristic=self.of.pk)

    def _with(self, records: QuerySet[Any], mark: str, key: Any, reverse: bool, most: int) -> list[Any]:
        """Those with a value. Who sees a record sees its values: these are asked first, by their index alone."""
        if mark == VALUE:
            rows, value_columns = self._rows().filter(**{f"{self._column}__isnull": False}), [self._column]
        else:
            # A choice tells its characteristic: to name that, too, would have PostgreSQL expect far fewer rows.
            rows, value_columns = self._all().filter(choice=int(mark)), []
        if records.query.where:
            rows = rows.filter(whole__in=records.order_by().values("pk"))
        rows = self._after(rows, [*value_columns, "whole_id"], key, reverse)
        values = dict(rows[:most].values_list("whole_id", self._column))
        there = records.in_bulk(values)
        return [_placed(there[number], mark, value) for number, value in values.items() if number in there]

    def _without(self, records: QuerySet[Any], mark: str, key: Any, reverse: bool, most: int) -> list[Any]:
        """Those with none."""
        found = records.filter(~Q(Exists(self._rows().filter(whole=OuterRef("pk")))))
        return [_placed(record, mark, None) for record in self._after(found, ["id"], key, reverse)[:most]]

    def _after(self, rows: Any, columns: list[str], key: Any, reverse: bool) -> Any:
        """The rows in order, those after a key."""
        sign, beyond = ("-", "lt") if self.is_descending != reverse else ("", "gt")
        *value_column, number_column = columns
        if key is not None:
            value, number = key
            fits = Q(**{f"{number_column}__{beyond}": number})
            for column in value_column:
                # The first condition is implied by the second; it is the one an index can start from.
                fits = Q(**{f"{column}__{beyond}e": value}) & (Q(**{f"{column}__{beyond}": value}) | fits)
            rows = rows.filter(fits)
        return rows.order_by(*(f"{sign}{column}" for column in columns))

    def _read(self, text: str) -> tuple[str, list[Any]]:
        """The phase and the place in it that `key` wrote."""
        value_field = self.of.values_model._meta.get_field(self._column)
        mark, *key = read_key([CharField(), value_field], text)
        if mark not in self.marks:
            raise damaged()
        return mark, key


def _placed(record: Any, mark: str, value: Any) -> Any:
    setattr(record, _PLACE, (mark, value))
    return record

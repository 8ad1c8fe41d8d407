"""What the numbers of many records come to, by column (GEN-02)."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import FilteredRelation, Q, QuerySet, Sum

from liant.kernel.characteristics.columns import CharacteristicColumn
from liant.kernel.entity.cells import shown
from liant.kernel.entity.columns import Column, FieldColumn
from liant.kernel.entity.listing import Listing

NUMBERS = (models.IntegerField, models.FloatField, models.DecimalField)


@dataclass(frozen=True)
class Total:
    """The sum of a column's values, as a query finds it under `name`."""

    column: Any
    name: str

    @property
    def label(self) -> str:
        """Of which column."""
        return str(self.column.label)

    @property
    def _is_own(self) -> bool:
        return isinstance(self.column, FieldColumn)

    def joined(self, records: QuerySet[Any]) -> QuerySet[Any]:
        """The records beside the value of each: a record has one, or none."""
        if self._is_own:
            return records
        of_it = Q(characteristics__characteristic=self.column.of.pk)
        joined: QuerySet[Any] = records.annotate(
            **{f"{self.name}_of": FilteredRelation("characteristics", condition=of_it)}
        )
        return joined

    @property
    def sum(self) -> Sum:
        """What they come to."""
        return Sum(self.column.field.name if self._is_own else f"{self.name}_of__number")

    def told(self, number: Any) -> str:
        """In words; nothing of no value at all."""
        if number is None:
            return ""
        if self._is_own:
            return shown(self.column.field, number)
        return str(self.column.of.kind.shown(self.column.of, number, {}))


def totals(listing: Listing) -> list[Total]:
    """Of the columns shown those whose values can be added up."""
    added = (column for column in listing.columns if _is_added_up(column))
    return [Total(column, f"total_{number}") for number, column in enumerate(added)]


def sums_of(listing: Listing) -> list[tuple[str, str]]:
    """What all records of a list come to, by the label of each column that is added up; one query."""
    if not (asked := totals(listing)):
        return []
    records = listing.records.order_by()
    for each in asked:
        records = each.joined(records)
    found = records.aggregate(**{each.name: each.sum for each in asked})
    return [(each.label, each.told(found[each.name])) for each in asked]


def _is_added_up(column: Column) -> bool:
    if isinstance(column, CharacteristicColumn):
        return column.of.kind.column == "number"
    field = getattr(column, "field", None)
    return isinstance(column, FieldColumn) and isinstance(field, NUMBERS) and not field.choices

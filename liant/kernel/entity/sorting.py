"""Orders of several columns, one within the other, over so few rows that these are all at hand (GEN-02)."""

from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.db import models
from django.db.models import F, QuerySet

from liant.kernel.access.limits import hidden_fields
from liant.kernel.access.models import Listed, Reference
from liant.kernel.entity.paging import Order, read_key, write_key
from liant.kernel.fields import SealedField

# As many columns as one keeps in mind.
MOST = 3
UNSORTED = (SealedField, models.TextField, models.JSONField)


@dataclass(frozen=True)
class Sorting:
    """Orders within each other, then the id. What has no value comes last, upwards and downwards."""

    orders: tuple[Order, ...]

    @property
    def fields(self) -> list[str]:
        """The fields to be compared."""
        return [order.field for order in self.orders]

    def apply(self, records: QuerySet[Any]) -> QuerySet[Any]:
        """The records in this order."""
        ways = (F(each.field).desc if each.is_descending else F(each.field).asc for each in self.orders)
        return records.order_by(*(way(nulls_last=True) for way in ways), "-id" if self._is_descending else "id")

    def key(self, record: Any) -> str:
        """A record's place in this order, for a URL."""
        values = [reduce(_value, field.split("__"), record) for field in self.fields]
        return write_key([*values, record.pk])

    def read_key(self, model: type[Listed], text: str) -> list[Any]:
        """The place that `key` wrote. Raises ValidationError for anything else."""
        return read_key([_field(model, field) for field in self.fields], text)

    def ways(self, *, reverse: bool) -> str:
        """The order in SQL, of columns `p0`, `p1` and so on, and `id`; or backwards."""
        nulls = "FIRST" if reverse else "LAST"
        terms = [f"p{number} {_way(each, reverse)} NULLS {nulls}" for number, each in enumerate(self.orders)]
        return ", ".join([*terms, f"id {_way(self.orders[-1], reverse)}"])

    def beyond(self, key: list[Any], *, reverse: bool) -> tuple[str, list[Any]]:
        """What comes after a key, or before it, as SQL over the same columns, with its values."""
        *values, number = key
        sql, found = f"id {_beyond(self.orders[-1], reverse)} %s", [number]
        for place, value in reversed(list(enumerate(values))):
            column = f"p{place}"
            further, same = _compared(column, value, _beyond(self.orders[place], reverse), reverse=reverse)
            given = [] if value is None else [value]
            sql, found = f"({further} OR {same} AND ({sql}))", given + given + found
        return sql, found

    @property
    def _is_descending(self) -> bool:
        return self.orders[-1].is_descending


def sort_field(model: type[Listed], name: str) -> str:
    """The field by which rows are sorted that show the column `name`; empty when they can't be, or it is hidden."""
    field = next((field for field in model._meta.concrete_fields if field.name == name), None)
    if field is None or name in hidden_fields(model):
        return ""
    if name == "caption":
        return "sort_key"
    if isinstance(field, models.ForeignKey):
        # The names of records may be hidden; what everyone sees is sorted by name.
        target: Any = field.related_model
        return f"{name}__sort_key" if issubclass(target, Reference) and issubclass(target, Listed) else ""
    is_text = isinstance(field, models.CharField)
    return "" if isinstance(field, UNSORTED) and not is_text else name


def _value(record: Any, name: str) -> Any:
    return None if record is None else getattr(record, name)


def _field(model: Any, path: str) -> Any:
    *keys, name = path.split("__")
    for key in keys:
        model = model._meta.get_field(key).related_model
    return model._meta.get_field(name)


def _way(order: Order, reverse: bool) -> str:
    return "DESC" if order.is_descending != reverse else "ASC"


def _beyond(order: Order, reverse: bool) -> str:
    return "<" if order.is_descending != reverse else ">"


def _compared(column: str, value: Any, beyond: str, *, reverse: bool) -> tuple[str, str]:
    """What lies further than a value in one column, and what is the same; nothing lies after what has no value."""
    if value is None:
        return (f"{column} IS NOT NULL" if reverse else "false"), f"{column} IS NULL"
    return (f"{column} {beyond} %s" if reverse else f"({column} {beyond} %s OR {column} IS NULL)"), f"{column} = %s"

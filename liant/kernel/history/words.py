"""Changes in words: what each column is called, and what its values mean."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Record
from liant.kernel.history.models import Change

Values = dict[str, Any]


@dataclass
class ChangeLine:
    """One value that changed."""

    label: str
    before: str
    after: str

    def __str__(self) -> str:
        became = f"{self.before} → {self.after or _('empty')}" if self.before else self.after
        return f"{self.label}: {became}"


class Words:
    """Some changes in words. Rows that they refer to are asked for all at once, a query for each model."""

    def __init__(self, changes: Iterable[Change]) -> None:
        wanted: dict[type[models.Model], set[int]] = defaultdict(set)
        for field, number in _references(changes):
            wanted[field.related_model].add(number)
        # A record by its caption only, for it may be hidden; any other row itself.
        self._related: dict[type[models.Model], dict[int, Any]] = {
            model: captions(model, ids) if issubclass(model, Record) else model._default_manager.in_bulk(ids)
            for model, ids in wanted.items()
        }

    def lines(self, change: Change) -> list[ChangeLine]:
        """What a change did to its row, value by value; a part that came or went is told as a whole."""
        model = change.model
        if model is None:
            return _raw(change)
        label = capfirst(str(model._meta.verbose_name))
        if model._meta.model_name == change.entity:
            return self._fields(model, change)
        if change.operation == Change.Operation.UPDATE:
            return [
                ChangeLine(f"{label}: {line.label}", line.before, line.after) for line in self._fields(model, change)
            ]
        return [ChangeLine(label, self.row(model, change.before), self.row(model, change.after))]

    def row(self, model: type[models.Model], values: Values | None) -> str:
        """A row by its name, from the values that history kept of it."""
        if not values:
            return ""
        stored = {
            field.attname: values.get(str(field.column)) for field in model._meta.concrete_fields if not field.generated
        }
        row = model(**stored)
        for field in _foreign_keys(model):
            if isinstance(known := self._known(field, stored[field.attname]), models.Model):
                field.set_cached_value(row, known)
        try:
            return str(row)
        except ObjectDoesNotExist:
            # Its name is made of another's, which is gone.
            return ", ".join(filter(None, (self._text(field, stored[field.attname]) for field in _told(model))))

    def _fields(self, model: type[models.Model], change: Change) -> list[ChangeLine]:
        before, after = change.before or {}, change.after or {}
        return [
            ChangeLine(
                capfirst(str(field.verbose_name)),
                self._text(field, before.get(name)),
                self._text(field, after.get(name)),
            )
            for field in _told(model)
            for name in [str(field.column)]
            if before.get(name) != after.get(name) and (before.get(name) or after.get(name))
        ]

    def _text(self, field: models.Field, value: Any) -> str:
        if value is None or value == "":
            return ""
        if isinstance(field, models.ForeignKey):
            return str(self._known(field, value) or self._last_name(field.related_model, value))
        if isinstance(value, bool):
            return str(_("yes")) if value else str(_("no"))
        return str(dict(field.flatchoices).get(value, value))

    def _last_name(self, model: type[models.Model], number: int) -> str:
        """What a row that is no more was called when it was deleted; its number where that is not for the reader."""
        deletions = Change.objects.filter(table=model._meta.db_table, row_id=number, operation=Change.Operation.DELETE)
        last = deletions.order_by("-id").first()
        return self.row(model, last.before) if last else f"#{number}"

    def _known(self, field: Any, number: int | None) -> Any:
        return self._related.get(field.related_model, {}).get(number) if number else None


def _raw(change: Change) -> list[ChangeLine]:
    """The columns as they are, of a table that nothing is known about any more."""
    before, after = change.before or {}, change.after or {}
    return [
        ChangeLine(f"{change.table}.{name}", str(before.get(name, "")), str(after.get(name, "")))
        for name in sorted(before | after)
    ]


def _references(changes: Iterable[Change]) -> Iterator[tuple[Any, int]]:
    for change in changes:
        for field in _foreign_keys(change.model) if change.model else ():
            for values in (change.before, change.after):
                if number := (values or {}).get(str(field.column)):
                    yield field, number


def _foreign_keys(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]


def _told(model: type[models.Model]) -> Iterator[models.Field]:
    return (
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and field.editable and not field.generated
    )

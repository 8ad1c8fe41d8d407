"""Changes in words: what each column is called, and what its values mean."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Record, Reference
from liant.kernel.entity.cells import text_of
from liant.kernel.history.models import Change

Values = dict[str, Any]
# What became of a row that no words tell.
WORDLESS = {
    Change.Operation.INSERT: pgettext_lazy("history", "was added"),
    Change.Operation.UPDATE: pgettext_lazy("history", "was replaced"),
    Change.Operation.DELETE: pgettext_lazy("history", "was removed"),
}


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
        self._gone = {model: last_names(model, ids - self._related[model].keys()) for model, ids in wanted.items()}
        # What belongs to another (a role's grant) is named when it changes: before and after alone do not tell which.
        self._rows = {model: model._default_manager.select_related().in_bulk(ids) for model, ids in _changed(changes)}

    def lines(self, change: Change) -> list[ChangeLine]:
        """What a change did to its row, value by value; a part that came or went is told as a whole."""
        model = change.model
        if model is None:
            return _raw(change)
        label = capfirst(self._called(model, change) or str(model._meta.verbose_name))
        if getattr(model, "is_wordless", False):
            return [ChangeLine(label, "", str(WORDLESS[Change.Operation(change.operation)]))]
        if not (change.before or change.after):
            return [ChangeLine(label, "", _("erased for good"))]
        if getattr(model, "labelled_by", ""):
            return [ChangeLine(label, self.row(model, change.before), self.row(model, change.after))]
        if model._meta.model_name == change.entity:
            return self._fields(model, change)
        if change.operation == Change.Operation.UPDATE:
            row = self._rows.get(model, {}).get(change.row_id)
            named = f"{label} ({row})" if row else label
            return [
                ChangeLine(f"{named}: {line.label}", line.before, line.after) for line in self._fields(model, change)
            ]
        return [ChangeLine(label, self.row(model, change.before), self.row(model, change.after))]

    def row(self, model: type[models.Model], values: Values | None) -> str:
        """A row by its name, from the values that history kept of it."""
        if not values:
            return ""
        row = _kept(model, values)
        for field in _foreign_keys(model):
            if isinstance(known := self._known(field, getattr(row, field.attname)), models.Model):
                field.set_cached_value(row, known)
        try:
            return str(row)
        except ObjectDoesNotExist:
            # Its name is made of another's, which is gone.
            return ", ".join(filter(None, (self._value(field, values) for field in _told(model))))

    def _called(self, model: Any, change: Change) -> str:
        """What the row is called by another that it refers to."""
        if not getattr(model, "labelled_by", ""):
            return ""
        field = model._meta.get_field(model.labelled_by)
        return self._text(field, (change.after or change.before or {}).get(str(field.column)))

    def _fields(self, model: type[models.Model], change: Change) -> list[ChangeLine]:
        before, after = change.before or {}, change.after or {}
        return [
            ChangeLine(
                capfirst(str(field.verbose_name)),
                self._value(field, before),
                self._value(field, after),
            )
            for field in _told(model)
            for name in [str(field.column)]
            if before.get(name) != after.get(name) and (before.get(name) or after.get(name))
        ]

    def _value(self, field: models.Field, values: Values) -> str:
        """What a field of a row was; some are told by the whole row (`tell`)."""
        if values and hasattr(field, "tell"):
            return str(field.tell(_kept(field.model, values)))
        return self._text(field, values.get(str(field.column)))

    def _text(self, field: models.Field, value: Any) -> str:
        if value is None or value == "":
            return ""
        if isinstance(field, models.ForeignKey):
            return str(self._known(field, value) or self._gone.get(field.related_model, {}).get(value, f"#{value}"))
        if isinstance(value, bool):
            return str(_("yes")) if value else str(_("no"))
        if isinstance(field, models.DateField):
            return text_of(field.to_python(value))
        if hasattr(field, "show"):
            return str(field.show(value))
        if isinstance(value, list):
            return ", ".join(map(str, value))
        return str(dict(field.flatchoices).get(value, value))

    def _known(self, field: Any, number: int | None) -> Any:
        return self._related.get(field.related_model, {}).get(number) if number else None


def last_names(model: type[models.Model], numbers: set[int]) -> dict[int, str]:
    """What rows that are no more were called when they were deleted, by number; those whose end the reader sees."""
    if not numbers:
        return {}
    deletions = Change.objects.filter(
        table=model._meta.db_table, operation=Change.Operation.DELETE, record_ids__overlap=sorted(numbers)
    )
    found = list(deletions.order_by("pk"))
    words = Words(found)
    return {change.row_id: words.row(model, change.before) for change in found}


def _kept(model: type[models.Model], values: Values) -> models.Model:
    """A row as history kept it."""
    return model(
        **{field.attname: values.get(str(field.column)) for field in model._meta.concrete_fields if not field.generated}
    )


def _raw(change: Change) -> list[ChangeLine]:
    """The columns as they are, of a table that nothing is known about any more."""
    before, after = change.before or {}, change.after or {}
    return [
        ChangeLine(f"{change.table}.{name}", str(before.get(name, "")), str(after.get(name, "")))
        for name in sorted(before | after)
    ]


def _changed(changes: Iterable[Change]) -> Iterator[tuple[Any, set[int]]]:
    """References that belong to others, and which of their rows were changed."""
    found: dict[type[models.Model], set[int]] = defaultdict(set)
    for change in changes:
        model = change.model
        if model and issubclass(model, Reference) and model.wholes and change.operation == Change.Operation.UPDATE:
            found[model].add(change.row_id)
    yield from found.items()


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
        # What nobody types, yet comes later (when it was revoked), is told, too.
        if not field.primary_key and (field.editable or field.null) and not field.generated
    )

"""History in words, for a record's page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee, Listed
from liant.kernel.history.models import Change, Entry

PAGE_SIZE = 20
VERBS = {
    "create": pgettext_lazy("history", "created"),
    "change": pgettext_lazy("history", "changed"),
    "delete": pgettext_lazy("history", "deleted"),
    "undo": pgettext_lazy("history", "undid a change"),
    "run_import": pgettext_lazy("history", "imported"),
    "sql": pgettext_lazy("history", "changed in the database"),
}


@dataclass
class ChangeLine:
    """One value that changed."""

    label: str
    before: str
    after: str


@dataclass
class EntryLine:
    """One act, with what it changed."""

    at: Any
    actor_caption: str
    verb_label: str
    changes: list[ChangeLine]
    undo_url: str | None


def record_history(record: Listed, *, before: str = "") -> dict[str, Any]:
    """A page of a record's entries, newest first, and the address of the next page."""
    changes = Change.objects.filter(entity=record.entity_name(), record_ids__overlap=[record.pk])
    ids = changes.order_by("-entry_id").values_list("entry_id", flat=True).distinct()
    if before.isdigit():
        ids = ids.filter(entry_id__lt=int(before))
    shown = list(ids[: PAGE_SIZE + 1])
    entries = Entry.objects.filter(pk__in=shown[:PAGE_SIZE]).order_by("-id")
    mine = changes.filter(entry_id__in=shown[:PAGE_SIZE]).order_by("id")
    actors = captions(Employee, (entry.employee_id for entry in entries if entry.employee_id))
    lines = [_line(entry, actors, [change for change in mine if change.entry_id == entry.pk]) for entry in entries]
    return {"entries": lines, "next_url": f"?before={shown[PAGE_SIZE - 1]}" if len(shown) > PAGE_SIZE else None}


def _line(entry: Entry, actors: dict[int, str], changes: list[Change]) -> EntryLine:
    is_undoable = entry.verb in ("change", "delete", "undo") and not entry.undone_by.exists()
    return EntryLine(
        at=entry.at,
        actor_caption=actors.get(entry.employee_id or 0, _("Liant")),
        verb_label=str(VERBS.get(entry.verb, entry.verb)),
        changes=[line for change in changes for line in _values(change)],
        undo_url=reverse("entity:undo", args=[entry.pk]) if is_undoable else None,
    )


def _values(change: Change) -> list[ChangeLine]:
    model = change.model
    label = capfirst(str(model._meta.verbose_name))
    if model._meta.model_name == change.entity:
        return _fields(model, change)
    if change.operation == Change.Operation.UPDATE:
        return [ChangeLine(f"{label}: {line.label}", line.before, line.after) for line in _fields(model, change)]
    # A part that came or went is told as a whole.
    return [ChangeLine(label, _as_row(model, change.before), _as_row(model, change.after))]


def _fields(model: type[models.Model], change: Change) -> list[ChangeLine]:
    before, after = change.before or {}, change.after or {}
    return [
        ChangeLine(capfirst(str(field.verbose_name)), _text(field, before.get(name)), _text(field, after.get(name)))
        for field in model._meta.concrete_fields
        for name in [str(field.column)]
        if _is_told(field) and before.get(name) != after.get(name) and (before.get(name) or after.get(name))
    ]


def _as_row(model: type[models.Model], values: dict[str, Any] | None) -> str:
    """A row in words, from the values that history kept of it."""
    if not values:
        return ""
    stored = {
        field.attname: values.get(str(field.column)) for field in model._meta.concrete_fields if not field.generated
    }
    try:
        return str(model(**stored))
    except ObjectDoesNotExist:
        # It is called by something that is no more, or that the reader does not see.
        wholes = getattr(model, "wholes", ())
        named = (field for field in model._meta.concrete_fields if field.is_relation and field.name not in wholes)
        return ", ".join(filter(None, (_text(field, values.get(str(field.column))) for field in named)))


def _is_told(field: models.Field) -> bool:
    return not field.primary_key and field.editable and not field.generated


def _text(field: models.Field, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(field, models.ForeignKey):
        return captions(field.related_model, [value]).get(value) or _last_name(field.related_model, value)
    if isinstance(value, bool):
        return str(_("yes")) if value else str(_("no"))
    if isinstance(field, models.DateTimeField):
        return str(date_format(localtime(datetime.fromisoformat(value)), "SHORT_DATETIME_FORMAT"))
    return str(dict(field.flatchoices).get(value, value))


def _last_name(model: type[models.Model], number: int) -> str:
    """What a row that is no more was called when it was deleted; its number where that is not for the reader."""
    deletions = Change.objects.filter(table=model._meta.db_table, row_id=number, operation=Change.Operation.DELETE)
    last = deletions.order_by("-id").first()
    return _as_row(model, last.before) if last else f"#{number}"

"""A record put elsewhere on a board or in a calendar: the fields that tell its place are changed (GEN-02)."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from liant.kernel.access.actor import Actor
from liant.kernel.access.limits import fixed_fields
from liant.kernel.entity import commands
from liant.kernel.entity.conflicts.asking import told_change
from liant.kernel.entity.conflicts.raw import Raw, is_same, sent_in, shown_by
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.forms import RecordForm, record_form, values_of
from liant.kernel.history.versions import traces

# Before the name of a field: its value as the page showed it.
WAS = "was."
Values = dict[str, Raw]


def move(entity: Entity, record: Any, names: list[str], given: QueryDict, *, by: Actor) -> Any:
    """The record with these fields as given; None when that is how they are already.

    Nobody's change is overwritten: what somebody else set since the page was made is refused. Raises ValidationError.
    """
    now = _form(entity, record, names)
    kept = [name for name in names if name not in now.fields or name in fixed_fields(entity.model)]
    if kept:
        raise ValidationError(_("You do not have the right to change this."))
    shown, sent = shown_by(now), sent_in(now, given, "")
    if all(is_same(now.fields[name], shown[name], sent.get(name, "")) for name in names):
        return None
    if any(key.startswith(WAS) for key in given):
        _require_unchanged(record, now, shown, sent_in(now, given, WAS))
    form = _form(entity, record, names, given)
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    return commands.change(record, values_of(form), by=by)


def reasons(error: ValidationError, entity: Entity) -> str:
    """Why a move was refused, in a sentence: of a field that was not moved its name is told, too."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(f"{_label(entity, name)}{text}" for name, texts in error.message_dict.items() for text in texts)


def _label(entity: Entity, name: str) -> str:
    if name == NON_FIELD_ERRORS or name not in entity.model_field_names:
        return ""
    return f"{entity.model._meta.get_field(name).verbose_name}: ".capitalize()  # type: ignore[union-attr]


def _form(entity: Entity, record: Any, names: list[str], data: QueryDict | None = None) -> RecordForm:
    form = record_form(entity, entity.variant_of(record), data=data, instance=record)
    form.keep(names)
    return form


def _require_unchanged(record: Any, form: RecordForm, shown: Values, was: Values) -> None:
    changed = [name for name, value in was.items() if not is_same(form.fields[name], shown[name], value)]
    if changed:
        told = traces(record, ())
        raise ValidationError({name: told_change(record, name, told.get((name, None))) for name in changed})

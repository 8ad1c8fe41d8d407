"""Characteristics in the form of a record."""

from typing import Any

from django import forms

from liant.kernel.access.models import Listed
from liant.kernel.characteristics.definitions import TITLE, in_use
from liant.kernel.characteristics.models import Characteristic
from liant.kernel.characteristics.reading import values_of_all
from liant.kernel.characteristics.saving import is_kept
from liant.kernel.characteristics.types import Choice, Link, YesNo, plain, yes_no_choices
from liant.kernel.entity.forms import RecordForm, form_field
from liant.kernel.entity.widgets import Select, SelectMany, pick_attrs


def add_characteristics(form: RecordForm, record: Listed, variant: str) -> None:
    """Have the form ask for the characteristics of such records, under the headings of their groups."""
    found = in_use(type(record), variant)
    if not found:
        return
    values = values_of_all([record])[record.pk] if record.pk else {each.pk: each.beginning for each in found}
    for each in found:
        value = values.get(each.pk)
        made = form.fields[each.address] = field_of(each, value)
        made.disabled = made.disabled or is_kept(each)
        # What one can't fill in is not asked of one.
        made.required = made.required and not made.disabled
        form.initial.setdefault(each.address, plain(value) if isinstance(value, float) else value)
        form.add(each.group or str(TITLE), each.address)


def field_of(each: Characteristic, value: Any) -> forms.Field:
    """The field of a form that holds this value."""
    common: dict[str, Any] = {"label": each.name, "help_text": each.help, "required": each.is_required}
    kind = each.kind
    if isinstance(kind, Choice):
        chosen = value if isinstance(value, tuple) else (value,)
        offered = [
            (choice.pk, choice.name) for choice in each.known_choices if not choice.is_retired or choice.pk in chosen
        ]
        if kind.is_many:
            return forms.TypedMultipleChoiceField(
                **common, choices=offered, coerce=int, widget=SelectMany(attrs=pick_attrs())
            )
        return forms.TypedChoiceField(
            **common, choices=[("", "–"), *offered], coerce=int, empty_value=None, widget=Select
        )
    if isinstance(kind, YesNo):
        return forms.TypedChoiceField(
            **common, choices=yes_no_choices("–"), coerce=lambda word: word == "True", empty_value=None, widget=Select
        )
    made = form_field(kind.field(each))
    assert made is not None
    if not isinstance(kind, Link):
        # So it is told while one types, not only when the command refuses it.
        made.validators.append(lambda typed: _require_right(each, typed))
    elif value:
        # One that the actor does not see is shown by its name, and stays.
        made.disabled = not kind.model(each)._default_manager.filter(pk=value).exists()
    return made


def _require_right(each: Characteristic, typed: Any) -> None:
    """Raises ValidationError for what can't be kept."""
    each.kind.clean(each, typed)

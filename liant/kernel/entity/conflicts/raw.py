"""Values of fields as forms send them: read from a record, read from a request, compared, put into a request."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

# A text; the texts of several choices; whether a box is ticked; a structure of its own (a condition).
Raw = str | list[str] | bool


def shown_by(form: forms.BaseForm) -> dict[str, Raw]:
    """What each field of a form that is not filled in yet shows, but those that can't be changed."""
    return {name: _raw(field, form[name].value()) for name, field in editable(form).items()}


def sent_in(form: forms.BaseForm, data: QueryDict, prefix: str) -> dict[str, Raw]:
    """What was filled in for each of these fields that was sent; `prefix` stands before their names."""
    given: Any = data
    return {
        name: _of_request(field.widget, field.widget.value_from_datadict(given, {}, prefix + name))
        for name, field in editable(form).items()
        if not field.widget.value_omitted_from_data(given, {}, prefix + name)
    }


def editable(form: forms.BaseForm) -> dict[str, forms.Field]:
    """The fields that are filled in; not those by which Django's formsets keep their rows together."""
    kept = ("id", "DELETE")
    linked = forms.models.InlineForeignKeyField
    return {
        name: field
        for name, field in form.fields.items()
        if not (field.disabled or name in kept or isinstance(field, linked))
    }


def is_same(field: forms.Field, one: Raw, other: Raw) -> bool:
    """Whether both mean the same, however they are written."""
    if one == other:
        return True
    if isinstance(field, forms.ModelChoiceField) or not (isinstance(one, str) and isinstance(other, str)):
        return False
    try:
        return not field.has_changed(field.to_python(one), other)
    except ValidationError:
        return False


def put(data: QueryDict, name: str, value: Raw) -> None:
    """Have a request send this value."""
    data.pop(name, None)
    if isinstance(value, list):
        data.setlist(name, value)
    elif value is not False:
        data[name] = "on" if value is True else value


def _raw(field: forms.Field, value: Any) -> Raw:
    """A value as the browser sends it when it is left alone."""
    prepared = field.prepare_value(value)
    if isinstance(prepared, dict):
        return json.dumps(prepared, sort_keys=True)
    if isinstance(field.widget, forms.CheckboxInput):
        return bool(prepared)
    if isinstance(field.widget, forms.SelectMultiple):
        return sorted(map(str, prepared or []))
    shown: Any = field.widget.format_value(prepared)
    return str((shown[0] if isinstance(shown, list) and shown else shown) or "")


def _of_request(widget: forms.Widget, value: Any) -> Raw:
    if isinstance(value, dict):
        return json.dumps(value, sort_keys=True)
    if isinstance(value, bool):
        return value
    if isinstance(widget, forms.SelectMultiple):
        return sorted(map(str, value or []))
    return str(value or "")

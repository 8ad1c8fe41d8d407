"""Form widgets that the kit needs beside Django's."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.models import ModelChoiceIterator
from django.forms.utils import flatatt
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Listed
from liant.kernel.ui.widgets import text


class DateInput(forms.DateInput):
    """A date by the browser's own calendar, which speaks ISO."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    """A date and time by the browser's own calendar, which speaks ISO 8601."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class Select(forms.Select):
    """One of a list. Writes its options directly: what Django prepares for each of 250 countries takes longer."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """The select element."""
        chosen = self.format_value(value)
        options = "\n".join(
            f'<option value="{"" if key is None else text(key)}"{mark_selected(str(key or "") in chosen)}>'
            f"{text(option_text(label))}</option>"
            for key, label in offered(self.choices)
        )
        attributes = flatatt(self.build_attrs(self.attrs, {"name": name} | (attrs or {})))
        return SafeString(f"<select{attributes}>{options}</select>")


class SelectMany(forms.SelectMultiple):
    """Some of a table's rows."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> Any:
        """One group of all."""
        options = [
            self.create_option(name, key, label, str(key) in value, index)
            for index, (key, label) in enumerate(offered(self.choices))
        ]
        return [(None, options, 0)]


def offered(choices: Any) -> Iterator[tuple[Any, Any]]:
    """The choices, each with its label; of rows their captions alone are read."""
    if not isinstance(choices, ModelChoiceIterator) or not issubclass(choices.queryset.model, Listed):
        yield from choices
        return
    if choices.field.empty_label is not None:
        yield "", choices.field.empty_label
    yield from choices.queryset.values_list("pk", "caption")


def mark_selected(is_selected: bool) -> SafeString:
    """The attribute of a chosen option."""
    return SafeString(" selected" if is_selected else "")


def option_text(label: Any) -> str:
    """A choice as the list offers it; Django's row of hyphens for nothing becomes one dash."""
    return "–" if label == BLANK_CHOICE_DASH[0][1] else capfirst(str(label))


def pick_attrs(create_url: str | None = None) -> dict[str, str]:
    """What makes a select one to search in; a missing row is made at `create_url`."""
    return {"class": "js-pick"} | ({"data-create-url": create_url} if create_url else {})


class Pick(forms.Select):
    """One row of very many: knows only the chosen one, the page searches for others.

    What its field calls no choice (`empty_label`) stands in the box until there is one.
    """

    def __init__(self, *, url: str, create_url: str | None = None, limit: dict[str, Any] | None = None) -> None:
        """`limit` narrows what is offered, as in `limit_choices_to`; a missing row is made at `create_url`."""
        query = urlencode(limit or {}, doseq=True)
        super().__init__(attrs=pick_attrs(create_url) | {"data-url": f"{url}?{query}" if query else url})

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> Any:
        """Only nothing and the chosen one."""
        choices: Any = self.choices
        chosen = [int(number) for number in value if str(number).isdigit()]
        names = captions(choices.queryset.model, chosen)
        nothing = capfirst(str(choices.field.empty_label or ""))
        options = [("", nothing)] + [(number, names.get(number, "")) for number in chosen]
        return [
            (None, [self.create_option(name, number, label, number in chosen, index)], index)
            for index, (number, label) in enumerate(options)
        ]

"""Widgets are written as Django's own templates would write them."""

from typing import Any

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.test.html import parse_html
from django.utils.safestring import SafeString

from liant.kernel.ui.widgets import WRITTEN, WrittenWidgets

HOSTILE = """<script>alert("1" + '2')</script>"""
GROUPED = [("", "–"), ("Many", [(1, "One"), (2, HOSTILE)]), (None, SafeString("<b>Three</b>"))]
ATTRS = {"class": "js-pick", "data-x": HOSTILE, "required": True, "disabled": False, "maxlength": 80}
WIDGETS = {
    "text": (forms.TextInput(ATTRS), HOSTILE),
    "empty": (forms.TextInput(), None),
    "number": (forms.NumberInput(), 0),
    "secret": (forms.PasswordInput(), "secret"),
    "hidden": (forms.HiddenInput(), SafeString("<b>")),
    "date": (forms.DateInput(), "2026-11-25"),
    "ticked": (forms.CheckboxInput(ATTRS), True),
    "not ticked": (forms.CheckboxInput(), False),
    "many lines": (forms.Textarea(ATTRS), f"\n{HOSTILE}\n"),
    "no lines": (forms.Textarea(), None),
    "one of groups": (forms.Select(ATTRS, choices=GROUPED), 2),
    "some of groups": (forms.SelectMultiple(choices=GROUPED), ["1", "2"]),
}


@pytest.mark.parametrize("name", WIDGETS)
def test_a_widget_is_written_as_its_template_would(name: str) -> None:
    widget, value = WIDGETS[name]

    ours, theirs = (
        widget.render("field", value, {"id": "id_field"}, renderer)  # type: ignore[arg-type]
        for renderer in (WrittenWidgets(), TemplatesSetting())
    )

    assert parse_html(ours) == parse_html(theirs)
    assert "<script" not in ours


def test_every_widget_that_is_written_has_a_template() -> None:
    for template in WRITTEN:
        assert TemplatesSetting().get_template(template)


def test_what_is_not_written_is_rendered_by_its_template() -> None:
    class Form(forms.Form):
        default_renderer: Any = WrittenWidgets
        kind = forms.ChoiceField(choices=[("a", "Account")], widget=forms.RadioSelect)

    assert 'type="radio"' in str(Form()["kind"])

"""What the template tags make of cells, messages and form fields."""

from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from liant.kernel.entity.cells import Cell
from liant.kernel.ui.cells import address
from liant.kernel.ui.templatetags.ui import undo_url


class SampleForm(forms.Form):
    name = forms.CharField(label="Name", help_text="As registered.")
    kind = forms.ChoiceField(label="Kind", choices=[("a", "Account"), ("p", "Person")], widget=forms.RadioSelect)
    parent = forms.ChoiceField(label="Parent", required=False, widget=forms.Select(attrs={"class": "js-pick"}))
    is_active = forms.BooleanField(label="Active", required=False)


def rendered(name: str, form: forms.Form) -> str:
    """The markup of one field, checked while typing."""
    return Template("{% field bound checked_while_typing=True %}").render(Context({"bound": form[name]}))


@pytest.mark.parametrize(
    ("kind", "text", "url", "expected"),
    [
        ("phone", "0264 123 456", None, "tel:0264123456"),
        ("email", "office@example.ro", None, "mailto:office@example.ro"),
        ("web", "example.ro", None, "https://example.ro"),
        ("web", "http://example.ro", None, "http://example.ro"),
        ("web", "javascript:alert(1)", None, "https://javascript:alert(1)"),
        ("reference", "Anna", "/employees/7/", "/employees/7/"),
        ("text", "Cluj", None, ""),
        ("phone", "", None, ""),
    ],
)
def test_a_cell_leads_where_its_kind_says(kind: str, text: str, url: str | None, expected: str) -> None:
    cell: Any = Cell(None, text, kind, url)

    assert address(cell) == expected


def test_only_a_message_with_an_undo_tag_can_be_undone() -> None:
    assert undo_url("undo:/undo/7/") == "/undo/7/"
    assert undo_url("safe") == ""
    assert undo_url(None) == ""


@pytest.mark.req("GEN-03")
def test_help_and_errors_are_tied_to_their_field() -> None:
    markup = rendered("name", SampleForm({}))

    assert 'aria-invalid="true"' in markup
    assert 'aria-describedby="id_name_helptext id_name_error"' in markup
    assert 'id="id_name_helptext"' in markup
    assert 'id="id_name_error"' in markup
    assert '<label class="form-label required" for="id_name">' in markup


def test_help_may_be_markup_that_is_made_when_it_is_shown() -> None:
    form = SampleForm()
    form.fields["name"].help_text = mark_safe(gettext_lazy("<a>Help</a>"))  # noqa: S308 - ours

    assert "<a>Help</a></div>" in rendered("name", form)


@pytest.mark.req("GEN-03")
def test_choices_are_a_group_with_a_legend() -> None:
    markup = rendered("kind", SampleForm({"kind": "p"}))

    assert "<legend" in markup
    assert markup.count('type="radio"') == 2
    assert 'value="p" id="id_kind_1" checked' in markup


def test_the_kits_class_is_added_to_the_widgets_own() -> None:
    form = SampleForm()

    assert 'class="form-select js-pick"' in rendered("parent", form)
    assert 'class="form-check-input"' in rendered("is_active", form)


def test_a_pick_list_is_not_replaced_while_the_user_types_into_it() -> None:
    form = SampleForm()

    assert "up-validate" in rendered("name", form)
    assert "up-validate" not in rendered("parent", form)

"""What is wrong in a form and in the rows of its parts: all of it, for the list above the form (WCAG 3.3.1)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django import forms
from django.forms.models import BaseInlineFormSet
from django.utils.text import capfirst

from liant.kernel.entity.parts import PartSet


@dataclass(frozen=True)
class Fault:
    """A message, the label of what it is about, and the id of the field where it is mended, if it is one."""

    message: str
    label: str = ""
    field_id: str = ""


def faults(form: forms.BaseForm, sets: Iterable[tuple[PartSet, BaseInlineFormSet]]) -> list[Fault]:
    """The faults of the form, then those of the rows that stay."""
    return [*_of_form(form), *(fault for part_set, formset in sets for fault in _of_rows(part_set, formset))]


def _of_rows(part_set: PartSet, formset: BaseInlineFormSet) -> Iterator[Fault]:
    label = capfirst(part_set.label)
    yield from (Fault(str(message), label) for message in formset.non_form_errors())
    for row in formset.forms:
        if row.is_bound and not row.cleaned_data.get("DELETE"):
            yield from _of_form(row, label)


def _of_form(form: forms.BaseForm, label: str = "") -> Iterator[Fault]:
    yield from (Fault(str(message), label) for message in form.non_field_errors())
    for bound in form:
        yield from (Fault(str(message), str(bound.label), bound.id_for_label) for message in bound.errors)

"""What one narrows a timeline by."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.widgets import DateInput, Select
from liant.kernel.timelines.sources import sources_of


class NarrowingForm(forms.Form):
    """By kind, by who of those around the record it is about, by days."""

    kind = forms.ChoiceField(label=_("Kind"), required=False, widget=Select)
    about = forms.TypedChoiceField(label=_("With"), required=False, widget=Select, coerce=int, empty_value=None)
    since = forms.DateField(label=_("From"), required=False, widget=DateInput)
    until = forms.DateField(label=_("Until"), required=False, widget=DateInput)

    def __init__(self, data: Any, model: type[Model], names: Mapping[int, str]) -> None:
        """For the timeline of records of a model, about those with these names by number."""
        super().__init__(data, auto_id="timeline-%s")
        kinds: list[tuple[str, Any]] = [("", _("any"))]
        for source in sources_of(model):
            kinds.append((source.name, str(source.label)))
            kinds += [(f"{source.name}.{value}", f"\N{EN SPACE}{label}") for value, label in source.kinds()]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["about"].choices = [("", _("anyone")), *names.items()]  # type: ignore[attr-defined]
        if len(names) < 2:
            del self.fields["about"]

    def clean(self) -> dict[str, Any]:
        """The days in their order."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("since") and given.get("until") and given["until"] < given["since"]:
            self.add_error("until", _("This is before the day it begins with."))
        return given

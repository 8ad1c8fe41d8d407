"""The form in which one writes down what a contact said, or many."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.widgets import MomentInput, Select
from liant.modules.privacy.models import Consent, ConsentText, Source

FIELDS = ("channel", "purpose", "state", "basis", "shown", "text", "source", "proof", "at")
# What nobody types: they come with files, links and messages.
BY_THEMSELVES = (Source.IMPORT, Source.UNSUBSCRIBE, Source.STOP)


class ConsentForm(forms.Form):
    """One statement; the labels and choices are those of the log."""

    shown = forms.ModelChoiceField(
        ConsentText.objects.none(), label=_("Consent text"), required=False, widget=Select,
        help_text=_("What the contact read or was told. If it is none of these, write its words below."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = self.fields["shown"]
        assert isinstance(shown, forms.ModelChoiceField)
        shown.queryset = ConsentText.objects.order_by("name")
        for name in FIELDS:
            if name != "shown":
                self.fields[name] = _field(name)
        source: Any = self.fields["source"]
        source.choices = [(value, label) for value, label in source.choices if value not in BY_THEMSELVES]
        self.fields["at"].required = False
        self.fields["at"].help_text = _("Left empty: now.")
        self.order_fields(FIELDS)

    @property
    def values(self) -> dict[str, Any]:
        """What was filled in, as commands take it."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}


def _field(name: str) -> Any:
    field: Any = Consent._meta.get_field(name)
    made: Any = field.formfield(**({"initial": None} if name == "at" else {}))
    if field.choices:
        made.widget = Select(choices=made.choices)
    elif name == "at":
        made.widget = MomentInput()
    elif name == "text":
        made.widget.attrs["rows"] = 3
    return made

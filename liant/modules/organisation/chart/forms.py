"""The dialog that confirms a move: where to, and from which day on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Unit
from liant.kernel.entity.addresses import options_url
from liant.kernel.entity.widgets import DateInput, Pick


class MoveForm(forms.Form):
    """Where to, from when."""

    to = forms.ModelChoiceField(Unit.objects.none(), label=_("New place"), empty_label=_("type a name …"))
    on = forms.DateField(label=_("From"), widget=DateInput)

    def __init__(self, given: Any = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(given, initial=initial, auto_id="move_%s")
        units: Any = self.fields["to"]
        units.queryset = Unit.objects.all()
        units.widget = Pick(url=options_url(Unit) or "")
        units.widget.choices = units.choices

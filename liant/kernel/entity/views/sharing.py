"""Forms of what one keeps under a name, for oneself or for a unit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from liant.kernel.access.actor import Actor
from liant.kernel.entity.saving import may_mend, sharable_units
from liant.kernel.entity.widgets import Select, pick_attrs


class SharedForm(forms.ModelForm):
    """What it is called, and who may use it; neither for who may not mend it."""

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)
        unit.queryset = sharable_units(by)
        unit.empty_label = gettext_lazy("nobody: mine alone")
        unit.widget = Select(attrs=pick_attrs())
        unit.widget.choices = unit.choices
        unit.help_text = gettext_lazy("Everyone in the unit, and below it, may use it then.")
        if not may_mend(self.instance, by=by):
            del self.fields["name"], self.fields["unit"]

    def _get_validation_exclusions(self) -> set[str]:
        # A name is there once among one's own of an entity.
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded - {"employee", "entity"}

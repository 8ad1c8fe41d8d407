"""The form in which one says into which list contacts go, or out of which."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.addresses import options_url
from liant.kernel.entity.widgets import Pick
from liant.modules.contacts.models import ContactList


class ChooseList(forms.Form):
    """One of the static lists, or a new one."""

    into = forms.ModelChoiceField(
        ContactList.objects.none(), label=_("List"), required=False, empty_label=_("type a name …")
    )
    name = forms.CharField(label=_("or a new list"), max_length=120, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into = self.fields["into"]
        assert isinstance(into, forms.ModelChoiceField)
        into.widget = Pick(url=options_url(ContactList) or "", limit={"kind": ContactList.Kind.STATIC})
        into.queryset = ContactList.objects.filter(kind=ContactList.Kind.STATIC)

    def clean(self) -> None:
        """Raises ValidationError unless one of them is filled in."""
        given = [name for name in ("into", "name") if self.cleaned_data.get(name)]
        if len(given) != 1 and not self.errors:
            raise ValidationError(_("Choose a list, or name a new one."))

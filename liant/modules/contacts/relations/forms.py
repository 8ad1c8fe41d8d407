"""The form in which one says what another contact is to this one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.addresses import options_url
from liant.kernel.entity.registry import create_url_of
from liant.kernel.entity.widgets import DateInput, Pick, Select
from liant.modules.contacts.models import Contact, Relation
from liant.modules.contacts.relations.commands import DETAILS
from liant.modules.contacts.relations.wording import Role, Wording


class RelationForm(forms.Form):
    """Who, what, since when; the words are those of whoever reads."""

    other = forms.ModelChoiceField(Contact.objects.none(), label=_("Related to"), empty_label=_("type a name …"))
    role = forms.ChoiceField(label=_("What they are to this contact"), widget=Select)

    def __init__(self, contact: Contact, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wording = Wording()
        self._roles = {role.key: role for role in wording.roles_for(contact)}
        role: Any = self.fields["role"]
        role.choices = [("", "–"), *wording.offered_to(contact)]
        other: Any = self.fields["other"]
        new_url = create_url_of(Contact, {"kind": Contact.Kind.PERSON})
        other.widget = Pick(url=options_url(Contact) or "", create_url=new_url)
        other.queryset = Contact.objects.defer("search")
        for name in DETAILS:
            made: Any = Relation._meta.get_field(name)
            self.fields[name] = made.formfield(**({"widget": DateInput()} if name != "note" else {}))

    @property
    def chosen(self) -> Role:
        """What was chosen."""
        return self._roles[self.cleaned_data["role"]]

    @property
    def details(self) -> dict[str, Any]:
        """The rest."""
        return {name: self.cleaned_data[name] for name in DETAILS}

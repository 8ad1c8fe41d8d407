"""The forms of one's own account, where allauth's say too little."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import ApiToken
from liant.kernel.entity.rights import rights_of_actor
from liant.kernel.entity.widgets import SelectMany, pick_attrs
from liant.kernel.signin.devices import device_name

NAME_LENGTH = 60


class SignInForm(LoginForm):  # type: ignore[misc]
    """E-mail and password."""

    remember = forms.BooleanField(label=_("Stay signed in on this device for two weeks"), required=False)


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey: its name, and whether it replaces the password or only comes after it."""

    field_order = ("name", "passwordless", "credential")
    name = forms.CharField(
        label=_("Name"), max_length=NAME_LENGTH, required=False, help_text=_("To know it by, for example: my phone.")
    )
    passwordless = forms.BooleanField(
        label=_("Sign in with it without a password"),
        required=False,
        initial=True,
        help_text=_("It then asks for your fingerprint, face or PIN. Otherwise it is asked for after the password."),
    )
    credential = forms.JSONField(
        widget=forms.HiddenInput, error_messages={"required": _("The browser gave no passkey. Try again.")}
    )

    def clean_name(self) -> str:
        """The name, or that of the device."""
        return self.cleaned_data["name"].strip() or device_name(context.request.headers.get("User-Agent", ""))


def _kinds_of_records() -> list[tuple[str, str]]:
    return [(entity.name, entity.label_plural) for entity, _actions in rights_of_actor()]


class TokenForm(forms.Form):
    """A new API token."""

    DAYS = ((30, _("30 days")), (90, _("90 days")), (180, _("180 days")), (365, _("one year")))

    name = forms.CharField(
        label=_("Name"), max_length=NAME_LENGTH, help_text=_("What uses it, for example: the shop's orders.")
    )
    scope = forms.ChoiceField(
        label=_("It may"), choices=ApiToken.Scope, initial=ApiToken.Scope.READ, widget=forms.RadioSelect
    )
    entities = forms.MultipleChoiceField(
        label=_("Only for"), required=False, choices=_kinds_of_records, widget=SelectMany(attrs=pick_attrs()),
        help_text=_("Kinds of records; left empty, it is for all that you may do."),
    )  # fmt: skip
    days = forms.TypedChoiceField(label=_("It expires after"), choices=DAYS, initial=90, coerce=int)


class NameForm(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    name = forms.CharField(label=_("Name"), max_length=NAME_LENGTH)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autofocus"] = True

"""The form that confirms what was found: a person's, with the account beside it that is to be made."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict

from liant.kernel.access.actor import Actor
from liant.kernel.entity import commands
from liant.kernel.entity.forms import rows_of, values_of
from liant.kernel.entity.views.edit import Editing
from liant.modules.contacts.models import Address, Contact, WebAddress

PLACE = ("street", "postal_code", "city", "region", "country")
FIELDS = (
    (Contact, ("name", "tax_number", "trade_register")),
    (WebAddress, ("url",)),
    (Address, PLACE),
)


class NewAccount(forms.Form):
    """What is known of an account that is made with a person; none is, while its name is empty."""

    prefix = "new_account"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for model, names in FIELDS:
            for name in names:
                field: Any = model._meta.get_field(name)
                self.fields[name] = field.formfield(required=False)

    def clean(self) -> dict[str, Any]:
        """An address has a town."""
        values = dict(super().clean() or {})
        if values.get("street") and not values.get("city"):
            self.add_error("city", Address._meta.get_field("city").error_messages["blank"])
        return values

    def make(self, *, by: Actor) -> Contact:
        """The account. Raises ValidationError as any is refused."""
        values = self.cleaned_data
        own = {name: values[name] for name in FIELDS[0][1]}
        parts: dict[str, list[dict[str, Any]]] = {"addresses": [], "web_addresses": []}
        if values["city"]:
            parts["addresses"] = [{name: values[name] for name in PLACE} | {"is_default": True}]
        if values["url"]:
            parts["web_addresses"] = [{"url": values["url"], "is_default": True}]
        made = commands.create(Contact, {"kind": Contact.Kind.ACCOUNT, **own}, parts, by=by)
        assert isinstance(made, Contact)
        return made


class Confirming(Editing):
    """The form of a person that may bring its account along."""

    template: ClassVar[str] = "contacts/captured.html"
    known: dict[str, str] | None = None

    def _forms(self, data: QueryDict | None = None, **options: Any) -> Any:
        form, sets = super()._forms(data, **options)
        is_asked = self.known is not None if data is None else "new_account-name" in data
        self.new_account = NewAccount(data, initial=self.known) if is_asked else None
        for part_set, formset in sets:
            if self._makes_account(data) and part_set.name == "positions":
                for row in formset.forms:
                    row.fields["account"].required = False
        return form, sets

    def _makes_account(self, data: QueryDict | None) -> bool:
        return bool(data and data.get("new_account-name", "").strip())

    def _is_valid(self) -> bool:
        is_valid = self.new_account is None or self.new_account.is_valid()
        return super()._is_valid() and is_valid

    def _save(self) -> Any:
        if not self._makes_account(self.request.POST) or self.new_account is None:
            return super()._save()
        by, rows = self.request.actor, {part_set.name: rows_of(formset) for part_set, formset in self.sets}
        values = values_of(self.form) | {"kind": Contact.Kind.PERSON}
        try:
            with transaction.atomic():
                account = self.new_account.make(by=by)
                posts = rows.get("positions") or [{}]
                rows["positions"] = [post | {"account": post.get("account") or account} for post in posts]
                return commands.create(Contact, values, rows, by=by)
        except ValidationError as error:
            self.form.add_error(None, error.messages)
            return None

    def context(self) -> dict[str, Any]:
        """The form of the account."""
        return {"new_account": self.new_account}

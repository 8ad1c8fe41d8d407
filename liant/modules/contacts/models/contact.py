"""The contact: an account, a person or a branch (CON-01)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liant.kernel.access.models import Employee, Record, caption_of
from liant.kernel.fields import PartialDateField
from liant.kernel.fields.partial_dates import month_day
from liant.kernel.search.functions import WordList
from liant.kernel.tags.models import tags_field
from liant.modules.contacts.fields import (
    IbanField,
    IdentityCardField,
    NameDayField,
    PersonalCodeField,
    TaxNumberField,
    TradeRegisterField,
)

# What is written in a country.
LANGUAGES = {"RO": "ro", "MD": "ro", "GR": "el", "CY": "el"}
# What only a person has.
PERSONAL = (
    "given_name", "family_name", "title", "gender", "is_informal", "personal_code", "identity_card",
    "born_on", "marital_status", "wed_on", "name_day", "is_deceased",
)  # fmt: skip


class Contact(Record):
    """Whom the company deals with. One table, so that lists, rights and history are one."""

    searched: ClassVar[tuple[str, ...]] = ("name", "given_name", "family_name", "tax_number", "trade_register")
    sorted_by: ClassVar[tuple[str, ...]] = ("name", "family_name", "given_name")
    grantable: ClassVar[tuple[str, ...]] = (*Record.grantable, "see_sensitive", "privacy")
    essential: ClassVar[tuple[str, ...]] = ("kind", "account")
    is_mergeable: ClassVar[bool] = True

    class Kind(models.TextChoices):
        ACCOUNT = "account", _("account")
        PERSON = "person", _("person")
        BRANCH = "branch", _("branch")

    class Gender(models.TextChoices):
        FEMALE = "female", _("female")
        MALE = "male", _("male")

    class MaritalStatus(models.TextChoices):
        SINGLE = "single", _("single")
        MARRIED = "married", _("married")
        DIVORCED = "divorced", _("divorced")
        WIDOWED = "widowed", _("widowed")

    class Language(models.TextChoices):
        ROMANIAN = "ro", _("Romanian")
        GREEK = "el", _("Greek")
        ENGLISH = "en", _("English")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.ACCOUNT)
    name = models.CharField(pgettext_lazy("company", "name"), max_length=200, blank=True)
    given_name = models.CharField(_("given name"), max_length=80, blank=True)
    family_name = models.CharField(_("family name"), max_length=80, blank=True)
    title = models.CharField(_("title"), max_length=40, blank=True, help_text=_("Dr., Prof., Eng."))
    gender = models.CharField(_("gender"), max_length=6, choices=Gender, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, blank=True)
    # Its own formula; one is made where it is empty.
    salutation = models.CharField(_("salutation"), max_length=120, blank=True, default="", db_default="")
    is_informal = models.BooleanField(_("addressed informally"), default=False, db_default=False)
    personal_code = PersonalCodeField(_("personal code"), blank=True)
    identity_card = IdentityCardField(_("identity card"), blank=True)
    born_on = PartialDateField(
        _("date of birth"), blank=True, help_text=_("As 12.05.1985 or, where the year is unknown, 12 May.")
    )
    marital_status = models.CharField(_("marital status"), max_length=8, choices=MaritalStatus, blank=True)
    wed_on = PartialDateField(_("wedding date"), blank=True)
    # Worded as a day: a faith is nobody's business here (GDPR, art. 9).
    name_day = NameDayField(
        _("name day"),
        blank=True,
        help_text=_("By the given name when empty; a day that the person names, as 8 November; or none."),
    )
    is_deceased = models.BooleanField(_("deceased"), default=False)
    account = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="branches", verbose_name=_("account"),
        limit_choices_to={"kind": "account"},
    )  # fmt: skip
    employee = models.ForeignKey(
        Employee, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("our employee")
    )
    origin = models.ForeignKey(
        "Origin", on_delete=models.PROTECT, null=True, blank=True, related_name="contacts", verbose_name=_("origin"),
        db_index=False,
    )  # fmt: skip
    is_prospect = models.BooleanField(_("prospect"), default=False)
    is_customer = models.BooleanField(_("customer"), default=False)
    is_supplier = models.BooleanField(_("supplier"), default=False)
    is_associate = models.BooleanField(_("associate"), default=False)
    tax_number = TaxNumberField(_("tax number"), blank=True)
    is_vat_registered = models.BooleanField(_("registered for VAT"), default=False)
    trade_register = TradeRegisterField(_("trade register number"), blank=True)
    iban = IbanField(_("IBAN"), blank=True)
    categories: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        "Category", through="Categorised", related_name="contacts", blank=True, verbose_name=_("categories")
    )
    tags = tags_field("ContactTag")
    notes = models.TextField(_("notes"), blank=True, max_length=20_000)
    caption = caption_of(
        models.Case(
            models.When(kind="person", then=Concat("family_name", models.Value(" "), "given_name")),
            default=models.F("name"),
        ),
        200,
    )

    # Its own words: what it is found by where phones, e-mails or addresses are hidden.
    own_search = SearchVectorField(editable=False, null=True)

    class Meta(Record.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        indexes = [
            *Record.Meta.indexes,
            GinIndex(fields=["own_search"], name="contact_own_search"),
            models.Index(fields=["kind", "sort_key", "id"], name="contact_kind"),
            models.Index(month_day("born_on"), name="contact_born", condition=~models.Q(born_on="")),
            models.Index(month_day("wed_on"), name="contact_wed", condition=~models.Q(wed_on="")),
            models.Index(month_day("name_day"), name="contact_name_day", condition=~models.Q(name_day="")),
            GinIndex(WordList("given_name"), name="contact_given_names", condition=~models.Q(given_name="")),
            models.Index(fields=["account"], name="contact_account", condition=models.Q(account__isnull=False)),
            models.Index(
                fields=["origin", "created_at"], name="contact_origin", condition=models.Q(origin__isnull=False)
            ),
            models.Index(fields=["tax_number"], name="contact_tax_number", condition=~models.Q(tax_number="")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="branch", account__isnull=False)
                | ~models.Q(kind="branch") & models.Q(account=None),
                name="contact_branch_has_account",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.family_name} {self.given_name}".strip() if self.is_person else self.name

    @property
    def is_person(self) -> bool:
        """Whether this is a human being, not a company."""
        return self.kind == self.Kind.PERSON

    @property
    def written_in(self) -> str:
        """The language in which one writes to it: its own, else that of the country in which Liant is used."""
        return self.language or LANGUAGES.get(settings.PHONE_REGION, self.Language.ENGLISH)

    def clean(self) -> None:
        """Check what only holds between fields: each kind has its own name, a branch has its account."""
        errors = self._foreign_values() | self._missing_names()
        if self.kind == self.Kind.BRANCH:
            if self.account_id is None:
                errors["account"] = _("A branch belongs to an account: choose it.")
            elif self.account and self.account.kind != self.Kind.ACCOUNT:
                errors["account"] = _("Choose an account: a person or a branch has no branches.")
        else:
            self.account = None
        if errors:
            raise ValidationError(errors)

    def _foreign_values(self) -> dict[str, object]:
        """What was filled in that this kind does not have: refused, so that it isn't lost without a word."""
        if self.is_person:
            return {"name": _("A person has a given name and a family name instead.")} if self.name else {}
        return {name: _("Only a person has this.") for name in PERSONAL if getattr(self, name)}

    def _missing_names(self) -> dict[str, object]:
        if self.is_person:
            return {} if self.family_name or self.given_name else {"family_name": _("A person needs a name.")}
        return {} if self.name else {"name": _("An account or branch needs a name.")}

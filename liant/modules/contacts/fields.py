"""Model fields for the numbers of companies and persons, beside the kernel's for phones and addresses (CON-22)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liant.kernel.fields import CheckedField, EmailField, PartialDateField, PhoneField, SealedField, WebField
from liant.kernel.fields.partial_dates import read_partial_date
from liant.kernel.text import fold
from liant.modules.contacts import identifiers

__all__ = [
    "EmailField",
    "IbanField",
    "IdentityCardField",
    "NameDayField",
    "PersonalCodeField",
    "PhoneField",
    "TaxNumberField",
    "TradeRegisterField",
    "WebField",
]


class IbanField(CheckedField):
    """A bank account number."""

    length = 34
    normalise = staticmethod(identifiers.normalise_iban)


class TradeRegisterField(CheckedField):
    """A trade register number."""

    length = 20
    normalise = staticmethod(identifiers.normalise_trade_register)


class TaxNumberField(CheckedField):
    """A company's tax number: Romanian CUI, Greek AFM or another EU VAT number."""

    length = 20
    normalise = staticmethod(identifiers.normalise_tax_number)


class PersonalCodeField(SealedField):
    """A national number of a person: the Romanian CNP (Law 190/2018, art. 4)."""

    normalise = staticmethod(identifiers.normalise_personal_code)


class IdentityCardField(SealedField):
    """Series and number of an identity card: a national number, too (Law 190/2018, art. 2)."""

    normalise = staticmethod(identifiers.normalise_identity_card)


class NameDayField(PartialDateField):
    """A name day of one's own: a day of each year, kept as --05-12, or `none`. Empty: it follows from the name."""

    NONE = "none"
    _NONE_TYPED = frozenset(map(fold, (NONE, "no", "niciuna", "nu", "fără", "καμία", "όχι")))

    @classmethod
    def show(cls, value: str) -> str:
        """The day by locale, or that there is none."""
        return pgettext("name day", "none") if value == cls.NONE else PartialDateField.show(value)

    @classmethod
    def normalise(cls, text: str) -> str:
        """The day without a year, or that there is none."""
        if fold(text).strip() in cls._NONE_TYPED:
            return cls.NONE
        found = read_partial_date(text)
        if found.year:
            raise ValidationError(_("A name day has no year: write it as 8 November or 8.11."), code="year")
        return str(found)

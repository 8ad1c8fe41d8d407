"""Model fields for the numbers of companies and persons, beside the kernel's for phones and addresses (CON-22)."""

from liant.kernel.fields import CheckedField, EmailField, PhoneField, SealedField, WebField
from liant.modules.contacts import identifiers

__all__ = [
    "EmailField",
    "IbanField",
    "IdentityCardField",
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

"""Model fields for the numbers of companies, beside the kernel's for phones and addresses (CON-22)."""

from liant.kernel.fields import CheckedField, EmailField, PhoneField, WebField
from liant.modules.contacts import identifiers

__all__ = ["EmailField", "IbanField", "PhoneField", "TaxNumberField", "TradeRegisterField", "WebField"]


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

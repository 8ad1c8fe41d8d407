"""Numbers and addresses that can be checked: brought into one form, refused with the reason when wrong (CON-22)."""

from liant.modules.contacts.identifiers.banking import normalise_iban
from liant.modules.contacts.identifiers.companies import (
    CompanyCode,
    normalise_eu_vat,
    normalise_greek_tax_number,
    normalise_tax_number,
    normalise_trade_register,
    parse_company_code,
)
from liant.modules.contacts.identifiers.internet import normalise_email, normalise_website
from liant.modules.contacts.identifiers.persons import mask_personal_code, normalise_personal_code
from liant.modules.contacts.identifiers.phones import Phone, PhoneKind, national_digits, parse_phone

__all__ = [
    "CompanyCode",
    "Phone",
    "PhoneKind",
    "mask_personal_code",
    "national_digits",
    "normalise_email",
    "normalise_eu_vat",
    "normalise_greek_tax_number",
    "normalise_iban",
    "normalise_personal_code",
    "normalise_tax_number",
    "normalise_trade_register",
    "normalise_website",
    "parse_company_code",
    "parse_phone",
]

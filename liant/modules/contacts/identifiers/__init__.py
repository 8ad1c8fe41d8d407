"""Numbers that can be checked: brought into one form, refused with the reason when wrong (CON-22)."""

from liant.modules.contacts.identifiers.banking import normalise_iban
from liant.modules.contacts.identifiers.companies import (
    CompanyCode,
    normalise_eu_vat,
    normalise_greek_tax_number,
    normalise_tax_number,
    normalise_trade_register,
    parse_company_code,
)
from liant.modules.contacts.identifiers.persons import normalise_identity_card, normalise_personal_code

__all__ = [
    "CompanyCode",
    "normalise_eu_vat",
    "normalise_greek_tax_number",
    "normalise_iban",
    "normalise_identity_card",
    "normalise_personal_code",
    "normalise_tax_number",
    "normalise_trade_register",
    "parse_company_code",
]

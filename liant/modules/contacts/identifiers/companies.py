"""The numbers under which states register companies: CUI, AFM, EU VAT, Romanian trade register."""

from collections.abc import Callable
from dataclasses import dataclass

import stdnum.eu.vat
import stdnum.gr.vat
import stdnum.ro.cui
import stdnum.ro.onrc
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.modules.contacts.identifiers.checks import checked, compact, require_digits

# Greece's VAT numbers begin with EL, its ISO code is GR; people write both.
_EU_PREFIXES = {code.upper() for code in stdnum.eu.vat.MEMBER_STATES} | {"EL"}


@dataclass(frozen=True, slots=True)
class CompanyCode:
    """A Romanian CUI or CIF: its digits, and whether RO stood before them, which says: registered for VAT."""

    number: str
    vat_registered: bool


def parse_company_code(text: str) -> CompanyCode:
    """The CUI in `text`, 2 to 10 digits with or without RO before them, else ValidationError."""
    written = compact(text)
    number = written.removeprefix("RO").lstrip("0")
    require_digits(number, range(2, 11), "CUI")
    return CompanyCode(checked(number, stdnum.ro.cui, "CUI"), vat_registered=written.startswith("RO"))


def normalise_greek_tax_number(text: str) -> str:
    """The AFM in `text`, 9 digits with or without EL before them, else ValidationError."""
    number = compact(text).removeprefix("EL").removeprefix("GR")
    # Spreadsheets drop a leading zero.
    number = number.zfill(9) if len(number) == 8 else number
    require_digits(number, range(9, 10), "AFM")
    return checked(number, stdnum.gr.vat, "AFM")


def normalise_eu_vat(text: str) -> str:
    """The VAT number in `text` with its country's letters before it, as VIES takes it, else ValidationError."""
    number = compact(text)
    if number[:2] not in _EU_PREFIXES:
        raise ValidationError(
            _("A VAT number begins with the letters of an EU country, such as RO or EL."), code="country"
        )
    return checked(f"EL{number[2:]}" if number.startswith("GR") else number, stdnum.eu.vat, _("VAT number"))


def normalise_tax_number(text: str) -> str:
    """The company's tax number in `text`: digits alone for a CUI or AFM, with its letters for another country.

    Digits without letters may be CUI or AFM; when they are neither, the ValidationError is our own country's.
    A number of a country outside the EU stays as it is: there is nothing to check it by.
    """
    written = compact(text)
    if written[:2].isalpha() and written[:2] not in _EU_PREFIXES:
        return written
    if written.startswith(("EL", "GR")):
        return normalise_greek_tax_number(text)
    if written[:2] in _EU_PREFIXES - {"RO"}:
        return normalise_eu_vat(text)
    if settings.PHONE_REGION == "GR" and not written.startswith("RO"):
        return _first_valid(text, normalise_greek_tax_number, _company_number)
    return _first_valid(text, _company_number, normalise_greek_tax_number)


def _company_number(text: str) -> str:
    return parse_company_code(text).number


def _first_valid(text: str, ours: Callable[[str], str], theirs: Callable[[str], str]) -> str:
    try:
        return ours(text)
    except ValidationError as refusal:
        try:
            return theirs(text)
        except ValidationError:
            raise refusal from None


def normalise_trade_register(text: str) -> str:
    """The company's number in the trade register, else ValidationError.

    Romania: J40/1234/2010 or, since 26 July 2024, J2010001234403. Greece (GEMI): 12 digits, without a check digit.
    """
    number = compact(text)
    if number.isdecimal():
        require_digits(number, range(12, 13), "GEMI")
        return number
    return checked(text, stdnum.ro.onrc, _("trade register number such as J40/1234/2010"))

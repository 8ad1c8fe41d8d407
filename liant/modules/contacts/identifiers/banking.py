"""Bank accounts (IBAN, ISO 13616)."""

import re

import stdnum.iban
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum import numdb

from liant.modules.contacts.identifiers.checks import checked, compact, require_characters


def normalise_iban(text: str) -> str:
    """The IBAN in `text` without spaces, with its country's length and layout, else ValidationError."""
    number = compact(text)
    require_characters(number, "A-Z0-9", "IBAN")
    _require_length(number)
    return checked(number, stdnum.iban, "IBAN")


def _require_length(number: str) -> None:
    country = numdb.get("iban").info(number)[0][1]
    if not country:
        raise ValidationError(_("An IBAN begins with the letters of a country, such as RO or GR."), code="country")
    # The layout reads "4!a16!c": four letters, sixteen characters, after the country and two check digits.
    expected = 4 + sum(int(length) for length in re.findall(r"\d+", country["bban"]))
    if len(number) != expected:
        raise ValidationError(
            _("An IBAN of %(country)s must have %(expected)d characters, not %(count)d."),
            code="length",
            params={"country": number[:2], "expected": expected, "count": len(number)},
        )

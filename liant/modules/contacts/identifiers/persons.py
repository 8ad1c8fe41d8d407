"""The numbers of persons: the Romanian personal code (CNP), the identity card."""

import re

import stdnum.ro.cnp
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.modules.contacts.identifiers.checks import checked, compact, require_digits

IDENTITY_CARD = re.compile(r"[A-ZΑ-Ω]{0,3}[0-9]{5,12}")


def normalise_personal_code(text: str) -> str:
    """The CNP in `text`: 13 digits with a real date of birth, county and check digit, else ValidationError."""
    code = compact(text)
    require_digits(code, range(13, 14), "CNP")
    return checked(code, stdnum.ro.cnp, "CNP")


def normalise_identity_card(text: str) -> str:
    """Series and number of an identity card or passport in `text`, without spaces; ValidationError for anything else.

    Each country has its own form: up to three letters, then five to twelve digits, fits those of Romania and Greece.
    """
    card = compact(text).upper()
    if not IDENTITY_CARD.fullmatch(card):
        raise ValidationError(_("Give series and number as they stand on the card, such as CJ 123456."))
    return card

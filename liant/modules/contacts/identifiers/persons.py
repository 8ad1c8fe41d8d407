"""The Romanian personal code (CNP)."""

import stdnum.ro.cnp

from liant.modules.contacts.identifiers.checks import checked, compact, require_digits


def normalise_personal_code(text: str) -> str:
    """The CNP in `text`: 13 digits with a real date of birth, county and check digit, else ValidationError."""
    code = compact(text)
    require_digits(code, range(13, 14), "CNP")
    return checked(code, stdnum.ro.cnp, "CNP")


def mask_personal_code(code: str) -> str:
    """`code` as those see it who lack the right to read it (CON-07): stars and its last four digits."""
    return "*" * (len(code) - 4) + code[-4:]

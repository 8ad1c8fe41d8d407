"""What the numbers have in common: separators, lengths, check digits and the words for what is wrong."""

import re
from types import ModuleType

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum.exceptions import InvalidChecksum
from stdnum.exceptions import ValidationError as InvalidNumber

_SEPARATORS = re.compile(r"[\s./:_-]+")


def compact(text: str) -> str:
    """`text` in capitals without the separators people put into numbers."""
    return _SEPARATORS.sub("", text).upper()


def require_characters(number: str, allowed: str, name: str) -> None:
    """Raise ValidationError for the first character of `number` outside `allowed`, the inside of a regex class."""
    if found := re.search(f"[^{allowed}]", number):
        raise ValidationError(
            _("%(name)s cannot contain “%(character)s”."),
            code="character",
            params={"name": name, "character": found[0]},
        )


def require_digits(number: str, lengths: range, name: str) -> None:
    """Raise ValidationError unless `number` is digits alone and as many of them as `lengths` has."""
    require_characters(number, "0-9", name)
    if len(number) not in lengths:
        expected = str(lengths[0]) if len(lengths) == 1 else f"{lengths[0]}-{lengths[-1]}"
        raise ValidationError(
            _("%(name)s must have %(expected)s digits, not %(count)d."),
            code="length",
            params={"name": name, "expected": expected, "count": len(number)},
        )


def checked(number: str, standard: ModuleType, name: str) -> str:
    """`number` in the compact form of a `stdnum` module. Raises ValidationError when the module refuses it."""
    try:
        return str(standard.validate(number))
    except InvalidChecksum as error:
        raise ValidationError(
            _("The check digit of “%(number)s” (%(name)s) is wrong: a digit is mistyped or two are swapped."),
            code="check_digit",
            params={"name": name, "number": number},
        ) from error
    except InvalidNumber as error:
        raise ValidationError(
            _("“%(number)s” is not built as a %(name)s is: compare it with the document."),
            code="format",
            params={"name": name, "number": number},
        ) from error

"""Telephone numbers: typed in any habit, kept as E.164 (CON-22)."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from phonenumbers import NumberParseException, PhoneMetadata, PhoneNumberFormat, PhoneNumberType, ValidationResult


class PhoneKind(StrEnum):
    """What a number reaches; only a mobile takes an SMS."""

    MOBILE = "mobile"
    FIXED = "fixed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Phone:
    """A valid number: E.164 (+40722123456) to keep and dial, `display` as people of its region write it."""

    e164: str
    kind: PhoneKind
    display: str
    extension: str = ""


# Reading a number with the library takes 0.1 ms, and lists are looked at again and again.
@lru_cache(maxsize=20_000)
def parse_phone(text: str, region: str) -> Phone:
    """The telephone number in `text`, read as somebody in `region` (ISO 3166, "RO") would dial it.

    Raises ValidationError saying what is wrong: a letter, too few or too many digits, a number not in use.
    """
    return _plain_mobile(text, region) or _any_number(text, region)


@dataclass(frozen=True, slots=True)
class _MobilePlan:
    """How the mobiles of one country are typed and shown; `dialled` captures the groups that `display` joins."""

    dialled: re.Pattern[str]
    valid: re.Pattern[str]
    country_code: str
    trunk_prefix: str


def _plan(region: str, country_code: str, trunk_prefix: str, first_digits: str) -> _MobilePlan:
    typed = rf"(?:\+{country_code}|00{country_code}|{trunk_prefix})({first_digits}\d+)"
    # The library's own pattern: what it calls a valid mobile may change with its releases.
    metadata: Any = PhoneMetadata.metadata_for_region(region)
    valid = re.compile(metadata.mobile.national_number_pattern, re.ASCII)
    return _MobilePlan(re.compile(typed, re.ASCII), valid, country_code, trunk_prefix)


# These are most of what an import holds.
_MOBILE_PLANS = {"RO": _plan("RO", "40", "0", "7"), "GR": _plan("GR", "30", "", "69")}
_PUNCTUATION = str.maketrans("", "", " .-")


def _plain_mobile(text: str, region: str) -> Phone | None:
    plan = _MOBILE_PLANS.get(region)
    found = plan and plan.dialled.fullmatch(text.translate(_PUNCTUATION))
    if not plan or not found or not plan.valid.fullmatch(number := found[1]):
        return None
    display = f"{plan.trunk_prefix}{number[:3]} {number[3:6]} {number[6:]}"
    return Phone(f"+{plan.country_code}{number}", PhoneKind.MOBILE, display)


_KINDS = {
    PhoneNumberType.MOBILE: PhoneKind.MOBILE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE: PhoneKind.MOBILE,
    PhoneNumberType.FIXED_LINE: PhoneKind.FIXED,
}
_EXTENSION = re.compile(r"[\s,;]*(?:ext|int|interior|extension|εσωτ|#|x)[\s.:]*(\d{1,7})\s*$", re.IGNORECASE)
_LETTER_INSIDE = re.compile(r"\d.*?([^\W\d_])")


def _any_number(text: str, region: str) -> Phone:
    extension = _EXTENSION.search(text)
    number = _number(text[: extension.start()] if extension else text, region)
    kind = phonenumbers.number_type(number)
    if kind == PhoneNumberType.UNKNOWN:
        raise _validity_refusal(number, text)
    return Phone(
        phonenumbers.format_number(number, PhoneNumberFormat.E164),
        _KINDS.get(kind, PhoneKind.OTHER),
        _display(number, region),
        extension[1] if extension else "",
    )


def _number(text: str, region: str) -> phonenumbers.PhoneNumber:
    if letter := _LETTER_INSIDE.search(text):
        raise _refusal("character", _("“%(text)s” has the letter “%(letter)s” in it."), text, letter=letter[1])
    try:
        return phonenumbers.parse(text, region)
    except NumberParseException as error:
        raise _parse_refusal(error, text) from error


def national_digits(e164: str) -> str:
    """The digits of a valid number as dialled within its own country: 0722123456 for +40722123456."""
    for plan in _MOBILE_PLANS.values():
        if e164.startswith(f"+{plan.country_code}"):
            return plan.trunk_prefix + e164[1 + len(plan.country_code) :]
    national = phonenumbers.format_number(phonenumbers.parse(e164), PhoneNumberFormat.NATIONAL)
    return "".join(filter(str.isdigit, national))


def _display(number: phonenumbers.PhoneNumber, region: str) -> str:
    at_home = number.country_code == phonenumbers.country_code_for_region(region)
    form = PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)


def _parse_refusal(error: NumberParseException, text: str) -> ValidationError:
    if error.error_type == NumberParseException.INVALID_COUNTRY_CODE:
        return _refusal("country", _("“%(text)s” has a country code that does not exist."), text)
    if error.error_type == NumberParseException.TOO_LONG:
        return _too_long(text)
    if error.error_type == NumberParseException.NOT_A_NUMBER:
        return _refusal("format", _("“%(text)s” is not a telephone number."), text)
    return _too_short(text)


def _validity_refusal(number: phonenumbers.PhoneNumber, text: str) -> ValidationError:
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason == ValidationResult.TOO_SHORT:
        return _too_short(text)
    if reason == ValidationResult.TOO_LONG:
        return _too_long(text)
    country = phonenumbers.region_code_for_country_code(number.country_code or 0)
    message = _("“%(text)s” is not a number in use in %(country)s: a digit may be missing or mistyped.")
    return _refusal("unused", message, text, country=country)


def _too_short(text: str) -> ValidationError:
    return _refusal("length", _("“%(text)s” has too few digits for a telephone number."), text)


def _too_long(text: str) -> ValidationError:
    return _refusal("length", _("“%(text)s” has too many digits: write one telephone number alone."), text)


def _refusal(code: str, message: str, text: str, **params: str) -> ValidationError:
    return ValidationError(message, code=code, params={"text": text, **params})

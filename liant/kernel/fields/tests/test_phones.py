"""Telephone numbers: any habit of writing, one E.164."""

import phonenumbers
import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given, settings
from hypothesis import strategies as st
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

from liant.kernel.fields.checked import PhoneField, PhoneInput
from liant.kernel.fields.phones import Phone, PhoneKind, parse_phone

PREFIXES = st.sampled_from(["", "0", "00", "+", "40", "+40", "0040", "+400", "30", "+30", "0030", "+300"])
NATIONAL = st.from_regex(r"(7\d{8}|69\d{8}|68\d{8}|94\d{8}|[237]\d{7,9})", fullmatch=True, alphabet="0123456789")


@pytest.mark.req("CON-22")
@pytest.mark.parametrize(
    ("written", "region", "phone"),
    [
        ("0722 123 456", "RO", Phone("+40722123456", PhoneKind.MOBILE, "0722 123 456")),
        ("0722-123.456", "RO", Phone("+40722123456", PhoneKind.MOBILE, "0722 123 456")),
        ("+40 (0)722 123 456", "RO", Phone("+40722123456", PhoneKind.MOBILE, "0722 123 456")),
        ("40722123456", "RO", Phone("+40722123456", PhoneKind.MOBILE, "0722 123 456")),
        ("722123456", "RO", Phone("+40722123456", PhoneKind.MOBILE, "0722 123 456")),
        ("tel. 021/312.34.56 int. 12", "RO", Phone("+40213123456", PhoneKind.FIXED, "021 312 3456", "12")),
        ("694 123 4567", "GR", Phone("+306941234567", PhoneKind.MOBILE, "694 123 4567")),
        ("+40 722 123 456", "GR", Phone("+40722123456", PhoneKind.MOBILE, "+40 722 123 456")),
        ("210 1234567", "GR", Phone("+302101234567", PhoneKind.FIXED, "21 0123 4567")),
        ("0031 20 123 4567", "RO", Phone("+31201234567", PhoneKind.FIXED, "+31 20 123 4567")),
        ("0800 123 456", "RO", Phone("+40800123456", PhoneKind.OTHER, "0800 123 456")),
    ],
)
def test_a_number_is_read_as_dialled_in_its_region(written, region, phone):
    assert parse_phone(written, region) == phone


@pytest.mark.req("CON-22")
@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("0722O23456", "has the letter “O” in it"),
        ("0722 123 45", "a digit may be missing"),
        ("0722", "too few digits"),
        ("0722 123 4567", "too many digits"),
        ("0722123456 / 0733123456", "write one telephone number alone"),
        ("0600 123 456", "not a number in use in RO"),
        ("+999 123 456", "country code that does not exist"),
        ("nu are", "is not a telephone number"),
        ("", "is not a telephone number"),
    ],
)
def test_a_wrong_number_is_refused_with_the_reason(written, reason):
    with pytest.raises(ValidationError, match=reason):
        parse_phone(written, "RO")


@pytest.mark.req("CON-22")
@settings(deadline=None)
@given(
    PREFIXES, NATIONAL, st.integers(1, 9), st.sampled_from(["", " ", "-", ".", " - "]), st.sampled_from(["RO", "GR"])
)
@example("0", "702012345", 3, " ", "RO")
@example("+300", "694123456", 3, " ", "GR")
def test_a_number_is_what_the_numbering_plans_of_the_library_say(prefix, national, cut, separator, region):
    written = f"{prefix}{national[:cut]}{separator}{national[cut:]}"

    expected = by_the_library(written, region)

    if expected is None:
        with pytest.raises(ValidationError):
            parse_phone(written, region)
    else:
        phone = parse_phone(written, region)
        assert (phone.e164, phone.kind is PhoneKind.MOBILE, phone.display) == expected


@pytest.mark.req("CON-22")
def test_a_form_shows_a_kept_number_as_people_write_it_and_a_typed_one_as_it_was_typed():
    shown = PhoneInput()

    assert shown.prepare_value("+40722123456") == "0722 123 456"
    assert shown.prepare_value("0722.12") == "0722.12"
    assert shown.prepare_value(None) is None


@pytest.mark.req("CON-22")
def test_a_number_may_be_typed_with_much_around_it():
    typed = PhoneField().formfield().clean("tel. 021/312.34.56 int. 12")

    assert PhoneField().clean(typed, None) == "+40213123456"


def by_the_library(written: str, region: str) -> tuple[str, bool, str] | None:
    try:
        number = phonenumbers.parse(written, region)
    except NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    at_home = number.country_code == phonenumbers.country_code_for_region(region)
    return (
        phonenumbers.format_number(number, PhoneNumberFormat.E164),
        phonenumbers.number_type(number) in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE),
        phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL),
    )

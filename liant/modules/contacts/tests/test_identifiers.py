"""Registration numbers and accounts: one form, or the reason why not."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given
from hypothesis import strategies as st

from liant.modules.contacts.identifiers import (
    CompanyCode,
    normalise_eu_vat,
    normalise_greek_tax_number,
    normalise_iban,
    normalise_personal_code,
    normalise_tax_number,
    normalise_trade_register,
    parse_company_code,
)


def refusal(check: Callable[[str], object], text: str) -> str:
    """The words in which `check` refuses `text`."""
    with pytest.raises(ValidationError) as caught:
        check(text)
    return " ".join(caught.value.messages)


@pytest.mark.req("CON-22")
@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("RO14399840", CompanyCode("14399840", vat_registered=True)),
        ("ro 14 399 840", CompanyCode("14399840", vat_registered=True)),
        ("14.399.840", CompanyCode("14399840", vat_registered=False)),
        ("0014399840", CompanyCode("14399840", vat_registered=False)),
    ],
)
def test_the_ro_before_a_company_code_says_that_it_is_registered_for_vat(written, code):
    assert parse_company_code(written) == code


@pytest.mark.req("CON-22")
@pytest.mark.parametrize(
    ("check", "written", "normal"),
    [
        (normalise_personal_code, "1 800101 22114 4", "1800101221144"),
        (normalise_greek_tax_number, "EL 094014201", "094014201"),
        (normalise_greek_tax_number, "94014201", "094014201"),
        (normalise_eu_vat, "GR 094014201", "EL094014201"),
        (normalise_eu_vat, "de136695976", "DE136695976"),
        (normalise_iban, "ro49 aaaa 1b31 0075 9384 0000", "RO49AAAA1B31007593840000"),
        (normalise_iban, "GR16 0110 1250 0000 0001 2300 695", "GR1601101250000000012300695"),
        (normalise_trade_register, "j 40 - 1234 - 2010", "J40/1234/2010"),
        (normalise_trade_register, "J2012000750528", "J2012000750528"),
        (normalise_trade_register, "1234567 03000", "123456703000"),
    ],
)
def test_what_is_typed_is_kept_in_one_form(check, written, normal):
    assert check(written) == normal
    assert check(normal) == normal


@pytest.mark.req("CON-22")
@pytest.mark.parametrize(
    ("check", "written", "reason"),
    [
        (parse_company_code, "14399841", "check digit of “14399841” (CUI) is wrong"),
        (parse_company_code, "1439984O", "CUI cannot contain “O”"),
        (parse_company_code, "RO1", "CUI must have 2-10 digits, not 1"),
        (parse_company_code, "", "CUI must have 2-10 digits, not 0"),
        (normalise_personal_code, "1800101221145", "check digit of “1800101221145” (CNP) is wrong"),
        (normalise_personal_code, "180010122114", "CNP must have 13 digits, not 12"),
        (normalise_personal_code, "1801301221144", "“1801301221144” is not built as a CNP is"),
        (normalise_personal_code, "0000000000000", "is not built as a CNP is"),
        (normalise_greek_tax_number, "094014202", "(AFM) is wrong"),
        (normalise_greek_tax_number, "0940142", "AFM must have 9 digits, not 7"),
        (normalise_eu_vat, "14399840", "begins with the letters of an EU country"),
        (normalise_eu_vat, "RO14399841", "(VAT number) is wrong"),
        (normalise_iban, "RO48AAAA1B31007593840000", "(IBAN) is wrong"),
        (normalise_iban, "RO49AAAA1B310075938400", "An IBAN of RO must have 24 characters, not 22"),
        (normalise_iban, "RO49AAAA1B31007593840ț00", "IBAN cannot contain “Ț”"),
        (normalise_iban, "ZZ49AAAA", "begins with the letters of a country"),
        (normalise_trade_register, "X40/1234/2010", "such as J40/1234/2010"),
        (normalise_trade_register, "J2012000750529", "check digit of “J2012000750529”"),
        (normalise_trade_register, "12345", "GEMI must have 12 digits, not 5"),
    ],
)
def test_what_is_wrong_is_refused_with_the_reason(check, written, reason):
    assert reason in refusal(check, written)


@pytest.mark.req("CON-22")
@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("RO 14399840", "14399840"),
        ("094014201", "094014201"),
        ("EL094014201", "094014201"),
        ("DE 136 695 976", "DE136695976"),
        ("CHE-123.456.789", "CHE123456789"),
    ],
)
def test_a_tax_number_is_read_by_its_country(written, number):
    assert normalise_tax_number(written) == number
    assert normalise_tax_number(number) == number


@pytest.mark.req("CON-22")
@pytest.mark.parametrize(("home", "name"), [("RO", "CUI"), ("GR", "AFM")])
def test_a_wrong_tax_number_is_refused_in_the_terms_of_our_own_country(settings, home, name):
    settings.PHONE_REGION = home

    assert name in refusal(normalise_tax_number, "123456780")


@pytest.mark.req("CON-22")
@given(st.integers(0, 23), st.sampled_from("0123456789"))
def test_an_iban_with_one_digit_changed_is_refused(position, digit):
    valid = "RO49AAAA1B31007593840000"
    assume(valid[position].isdigit() and valid[position] != digit)

    reason = refusal(normalise_iban, f"{valid[:position]}{digit}{valid[position + 1 :]}")

    assert "check digit" in reason

"""Identifiers of form without an owner."""

import phonenumbers
import pytest
from phonenumbers import carrier
from stdnum import iban as iban_check
from stdnum.gr import vat as afm_check
from stdnum.ro import cui as cui_check
from stdnum.ro import onrc

from liant.demo.identifiers import (
    MOBILE_PREFIXES,
    afm,
    cui,
    greek_register,
    iban,
    landlines,
    mobiles,
    romanian_register,
)
from liant.demo.names import Country
from liant.demo.places import regions, towns

SERIALS = (*range(2_000), 999_999, 2_999_998)
COUNTRIES: tuple[Country, ...] = ("RO", "GR")


@pytest.mark.req("CON-22")
def test_each_serial_has_its_own_valid_tax_numbers() -> None:
    assert all(cui_check.is_valid(cui(serial)) for serial in SERIALS)
    assert all(afm_check.is_valid(afm(serial)) for serial in SERIALS)
    assert len({cui(serial) for serial in SERIALS}) == len({afm(serial) for serial in SERIALS}) == len(SERIALS)


@pytest.mark.req("CON-22")
@pytest.mark.parametrize("country", COUNTRIES)
def test_each_serial_has_its_own_valid_iban(country: Country) -> None:
    numbers = {iban(country, serial) for serial in SERIALS}

    assert all(iban_check.is_valid(number) for number in numbers)
    assert len(numbers) == len(SERIALS)


@pytest.mark.req("CON-22")
@pytest.mark.parametrize("year", [1991, 2023, 2024, 2025, 2026])
def test_the_romanian_register_takes_its_two_forms(year: int) -> None:
    numbers = [
        romanian_register(letter, region.register_number, serial, year)
        for letter in "JF"
        for region in regions().values()
        if region.country == "RO"
        for serial in range(20)
    ]

    assert all(onrc.is_valid(number) for number in numbers)
    assert all(("/" in number) == (year < 2025) for number in numbers)


@pytest.mark.req("CON-22")
def test_a_greek_register_number_has_12_digits() -> None:
    assert all(len(greek_register(serial)) == 12 for serial in SERIALS)


@pytest.mark.req("CON-22")
@pytest.mark.parametrize("country", COUNTRIES)
def test_every_town_has_valid_fixed_numbers(country: Country) -> None:
    for town in towns(country):
        numbers = landlines(country, town.phone_area)

        for number in (numbers[0], numbers[-1]):
            parsed = phonenumbers.parse(f"+{number}")
            assert phonenumbers.is_valid_number_for_region(parsed, country), town.name
            assert phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.FIXED_LINE, town.name


@pytest.mark.req("CON-22")
@pytest.mark.parametrize("country", COUNTRIES)
def test_mobile_numbers_are_valid_but_no_operator_has_them(country: Country) -> None:
    for numbers in mobiles(country):
        for number in numbers[:: len(numbers) // 100]:
            parsed = phonenumbers.parse(f"+{number}")
            assert phonenumbers.is_valid_number_for_region(parsed, country), number
            assert carrier.name_for_number(parsed, "en") == "", number

    assert len(mobiles(country)) == len(MOBILE_PREFIXES[country])

"""Contacts by the million."""

from random import Random

import phonenumbers
import pytest
from stdnum import iban
from stdnum.gr import vat as afm
from stdnum.ro import cui

from liant.demo.categories import categories
from liant.demo.functions import functions
from liant.demo.names import Country
from liant.demo.places import regions
from liant.demo.pools import Pools
from liant.demo.volume import ContactRow, contact_rows

OWNERS = [(employee, employee // 5) for employee in range(100, 150)]


@pytest.fixture(scope="module")
def contact_table() -> list[ContactRow]:
    return list(contact_rows(2026, 20_000, OWNERS))


def test_the_same_seed_gives_the_same_rows(contact_table: list[ContactRow]) -> None:
    again = list(contact_rows(2026, 1_000, OWNERS))

    assert again == contact_table[:1_000]


def test_another_seed_gives_other_rows(contact_table: list[ContactRow]) -> None:
    other = list(contact_rows(1, 1_000, OWNERS))

    assert other != contact_table[:1_000]


def test_rows_are_numbered_from_0_and_owned_by_the_given_owners(contact_table: list[ContactRow]) -> None:
    assert [row.key for row in contact_table] == list(range(20_000))
    assert {(row.owner, row.unit) for row in contact_table} == set(OWNERS)


@pytest.mark.req("CON-01")
def test_branches_and_people_belong_to_an_account_before_them(contact_table: list[ContactRow]) -> None:
    for row in contact_table:
        if row.kind == "account":
            assert row.account is None
        else:
            assert row.account is not None
            account = contact_table[row.account]
            assert (account.kind, account.owner, account.country) == ("account", row.owner, row.country)

    assert {row.kind for row in contact_table} == {"account", "branch", "person"}


@pytest.mark.req("CON-22")
def test_identifiers_and_phones_of_rows_are_valid(contact_table: list[ContactRow]) -> None:
    checks = {"RO": cui.is_valid, "GR": afm.is_valid}

    accounts = [row for row in contact_table if row.kind == "account"]

    assert all(checks[row.country](row.tax_number or "") and iban.is_valid(row.iban or "") for row in accounts)
    assert len({row.tax_number for row in accounts}) == len({row.iban for row in accounts}) == len(accounts)
    assert all(phonenumbers.is_valid_number(phonenumbers.parse(row.phone)) for row in contact_table[:2_000])


def test_rows_use_known_regions_categories_and_functions(contact_table: list[ContactRow]) -> None:
    assert {row.region for row in contact_table} <= {None, *regions()}
    assert {row.category for row in contact_table} <= {None, *(category.key for category in categories())}
    assert {row.function for row in contact_table} <= {None, *functions()}


def test_every_email_ends_in_example(contact_table: list[ContactRow]) -> None:
    assert all(row.email.endswith(f"@{row.domain}") and row.domain.endswith(".example") for row in contact_table)
    assert all(row.email.isascii() for row in contact_table)


@pytest.mark.parametrize("country", ["RO", "GR"])
def test_a_hundred_thousand_companies_of_a_country_have_names_of_their_own(country: Country, rng: Random) -> None:
    pools = Pools(rng, country)

    domains = {pools.company(serial).domain for serial in range(100_000)}

    assert len(domains) == 100_000

"""The contacts of the demo company."""

import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta

import phonenumbers
import pytest
from stdnum import iban
from stdnum.gr import vat as afm
from stdnum.ro import cui, onrc

from liant.demo.categories import categories
from liant.demo.chart import Chart
from liant.demo.contacts import contacts
from liant.demo.dates import LAST_DAY
from liant.demo.functions import functions
from liant.demo.seeds import AccountSeed, BranchSeed, PersonSeed

Contacts = list[AccountSeed | BranchSeed | PersonSeed]

PRINT_DIGEST = """
from hashlib import sha256
from liant.demo.activity_texts import activity_texts
from liant.demo.chart import chart
from liant.demo.contacts import contacts
from liant.demo.volume import contact_rows
made = [chart(7), *contacts(7, chart(7), 500), *contact_rows(7, 500, [(1, 1), (2, 1)]), *activity_texts(7)]
print(sha256(repr(made).encode()).hexdigest())
"""


def test_the_same_seed_gives_the_same_bytes_in_another_process() -> None:
    # Sets of strings are the usual leak: their order changes with the hash seed of the process.
    digests = {
        subprocess.run(
            [sys.executable, "-c", PRINT_DIGEST],
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    }

    assert len(digests) == 1


def test_another_seed_gives_other_contacts(demo_chart: Chart, demo_contacts: Contacts) -> None:
    other = list(contacts(1, demo_chart, 100))

    assert other != demo_contacts[:100]


def test_fewer_contacts_are_the_first_of_many(demo_chart: Chart, demo_contacts: Contacts) -> None:
    few = list(contacts(2026, demo_chart, 137))

    assert few == demo_contacts[:137]


def test_contacts_are_numbered_from_0(demo_contacts: Contacts) -> None:
    assert [contact.key for contact in demo_contacts] == list(range(5000))


@pytest.mark.req("CON-01")
def test_there_are_accounts_branches_and_persons_of_every_standing(demo_contacts: Contacts) -> None:
    kinds = Counter(type(contact) for contact in demo_contacts)
    standings = Counter(
        standing
        for contact in demo_contacts
        for standing in ("customer", "supplier", "associate", "prospect")
        if getattr(contact.standing, standing)
    )

    assert min(kinds[AccountSeed], kinds[PersonSeed]) > 1000
    assert kinds[BranchSeed] > 200
    assert min(standings.values()) >= 40
    assert not any(contact.standing.prospect and contact.standing.customer for contact in demo_contacts)


def test_each_owner_exists_and_is_in_the_unit(demo_chart: Chart, demo_contacts: Contacts) -> None:
    employees = {employee.key: employee for employee in demo_chart.employees}

    assert all(employees[contact.owner].unit == contact.unit for contact in demo_contacts)


def test_most_contacts_belong_to_salespeople_and_all_salespeople_have_some(
    demo_chart: Chart, demo_contacts: Contacts
) -> None:
    sellers = {employee.key for employee in demo_chart.employees if "salesperson" in employee.roles}

    owners = [contact.owner for contact in demo_contacts]

    assert sellers <= set(owners)
    assert sum(owner in sellers for owner in owners) > 0.7 * len(owners)


@pytest.mark.req("CON-04")
def test_positions_and_branches_refer_to_places_before_them(demo_contacts: Contacts) -> None:
    for contact in demo_contacts:
        if isinstance(contact, BranchSeed):
            assert contact.account < contact.key
            assert isinstance(demo_contacts[contact.account], AccountSeed)
        if isinstance(contact, PersonSeed):
            places = [position.account for position in contact.positions]
            assert len(set(places)) == len(places)
            assert all(place < contact.key for place in places)
            assert not any(isinstance(demo_contacts[place], PersonSeed) for place in places)


@pytest.mark.req("CON-04")
def test_some_people_serve_several_accounts(demo_people: list[PersonSeed]) -> None:
    shared = [person for person in demo_people if len(person.positions) > 1]

    assert len(shared) > 50
    assert {position.function for person in shared for position in person.positions} == {"accountant", "legal-adviser"}


@pytest.mark.req("CON-04")
def test_titles_are_in_the_language_and_gender_of_the_person(demo_people: list[PersonSeed]) -> None:
    for person in demo_people:
        for position in person.positions:
            assert position.title == functions()[position.function].titles[person.language, person.gender]


@pytest.mark.req("CON-11")
def test_categories_form_a_tree_and_contacts_bear_known_ones(demo_contacts: Contacts) -> None:
    known: set[str] = set()

    for category in categories():
        assert not category.parent or category.parent in known
        known.add(category.key)

    assert {category for contact in demo_contacts for category in contact.categories} <= known


@pytest.mark.req("CON-22")
def test_tax_numbers_are_valid_and_all_differ(demo_accounts: list[AccountSeed]) -> None:
    checks = {"RO": cui.is_valid, "GR": afm.is_valid}

    assert all(checks[account.country](account.tax_number) for account in demo_accounts)
    assert len({account.tax_number for account in demo_accounts}) == len(demo_accounts)


@pytest.mark.req("CON-22")
def test_ibans_are_valid_and_all_differ(demo_accounts: list[AccountSeed]) -> None:
    assert all(iban.is_valid(account.iban) for account in demo_accounts)
    assert len({account.iban for account in demo_accounts}) == len(demo_accounts)


@pytest.mark.req("CON-22")
def test_trade_register_numbers_are_valid(demo_accounts: list[AccountSeed]) -> None:
    for account in demo_accounts:
        if account.country == "RO":
            assert onrc.is_valid(account.trade_register)
            assert account.trade_register[0] == ("F" if account.legal_form == "PFA" else "J")
        else:
            assert re.fullmatch(r"\d{9}000", account.trade_register)


@pytest.mark.req("CON-22")
def test_phone_numbers_are_valid_in_their_country_and_of_their_kind(demo_contacts: Contacts) -> None:
    kinds = {
        "mobile": phonenumbers.PhoneNumberType.MOBILE,
        "landline": phonenumbers.PhoneNumberType.FIXED_LINE,
    }

    for contact in demo_contacts:
        numbers = [(phone.kind, phone.number) for phone in contact.phones]
        if isinstance(contact, PersonSeed):
            numbers += [("landline", position.phone) for position in contact.positions]
        for kind, text in numbers:
            number = phonenumbers.parse(text)
            assert phonenumbers.is_valid_number_for_region(number, contact.country), text
            assert phonenumbers.number_type(number) == kinds[kind], text
            assert phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == text


def test_every_address_on_the_net_ends_in_example(demo_contacts: Contacts) -> None:
    addresses = [email for contact in demo_contacts for email in contact.emails]
    addresses += [contact.domain for contact in demo_contacts if isinstance(contact, AccountSeed)]
    addresses += [p.email for contact in demo_contacts if isinstance(contact, PersonSeed) for p in contact.positions]

    assert all(re.fullmatch(r"([a-z0-9.-]+@)?[a-z0-9][a-z0-9-]*[a-z0-9]\.example", address) for address in addresses)


def test_no_two_accounts_share_a_domain(demo_accounts: list[AccountSeed]) -> None:
    assert len({account.domain for account in demo_accounts}) == len(demo_accounts)


@pytest.mark.req("CON-02")
def test_addresses_lie_in_the_country_with_its_form_of_postal_code(demo_contacts: Contacts) -> None:
    forms = {"RO": r"\d{6}", "GR": r"\d{3} \d{2}"}

    for contact in demo_contacts:
        for address in contact.addresses:
            assert address.town.region.country == contact.country
            assert re.fullmatch(forms[contact.country], address.postal_code)
            assert int(address.postal_code.replace(" ", "")) in address.town.postal_codes


def test_contacts_were_created_in_the_last_three_years_after_their_account(demo_contacts: Contacts) -> None:
    for contact in demo_contacts:
        assert LAST_DAY - timedelta(days=3 * 365) <= contact.created <= LAST_DAY
        if isinstance(contact, BranchSeed):
            assert contact.created >= demo_contacts[contact.account].created


def test_the_last_day_can_be_another(demo_chart: Chart) -> None:
    today = date(2027, 4, 23)

    created = [contact.created for contact in contacts(2026, demo_chart, 500, until=today)]

    assert LAST_DAY < max(created) <= today


def test_nobody_took_a_post_as_a_child(demo_people: list[PersonSeed]) -> None:
    for person in demo_people:
        if person.born:
            assert all((position.since - person.born).days > 18 * 365.25 for position in person.positions)


def test_who_works_on_their_own_account_bears_its_name(demo_contacts: Contacts) -> None:
    freelancers = [contact for contact in demo_contacts if isinstance(contact, AccountSeed) and contact.founder]

    assert freelancers
    for account in freelancers:
        person = demo_contacts[account.key + 1]
        assert isinstance(person, PersonSeed)
        assert account.name == f"{person.family_name} {person.given_name} PFA"

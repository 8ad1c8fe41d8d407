"""One demo company, which no test can change."""

from random import Random

import pytest

from liant.demo.chart import Chart, chart
from liant.demo.contacts import contacts
from liant.demo.seeds import AccountSeed, BranchSeed, PersonSeed

SEED = 2026


@pytest.fixture
def rng() -> Random:
    """The same throws of the dice for each test."""
    return Random(1)


@pytest.fixture(scope="session")
def demo_chart() -> Chart:
    return chart(SEED)


@pytest.fixture(scope="session")
def demo_contacts(demo_chart: Chart) -> list[AccountSeed | BranchSeed | PersonSeed]:
    return list(contacts(SEED, demo_chart))


@pytest.fixture(scope="session")
def demo_accounts(demo_contacts: list[AccountSeed | BranchSeed | PersonSeed]) -> list[AccountSeed]:
    return [contact for contact in demo_contacts if isinstance(contact, AccountSeed)]


@pytest.fixture(scope="session")
def demo_people(demo_contacts: list[AccountSeed | BranchSeed | PersonSeed]) -> list[PersonSeed]:
    return [contact for contact in demo_contacts if isinstance(contact, PersonSeed)]

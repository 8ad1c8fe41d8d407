"""The contacts of the demo company, as one stream."""

from collections.abc import Iterator
from datetime import date
from itertools import count, islice
from random import Random

from liant.demo.accounts import Accounts
from liant.demo.chart import Chart
from liant.demo.dates import LAST_DAY
from liant.demo.owners import Owners
from liant.demo.people import People
from liant.demo.seeds import AccountSeed, BranchSeed, PersonSeed

PRIVATE_CUSTOMERS = 0.12  # for each account


def contacts(
    seed: int, chart: Chart, n: int = 5000, *, until: date = LAST_DAY
) -> Iterator[AccountSeed | BranchSeed | PersonSeed]:
    """`n` contacts created in the three years before `until`, in the order of their keys from 0.

    Each refers only to contacts before it; the same arguments give the same contacts.
    """
    rng = Random(seed)
    return islice(_stream(rng, Owners(chart), until), n)


def _stream(rng: Random, owners: Owners, until: date) -> Iterator[AccountSeed | BranchSeed | PersonSeed]:
    accounts, people, keys = Accounts(rng, owners, until), People(rng, owners, until), count()
    while True:
        account = accounts.account(next(keys))
        branches = list(accounts.branches(account, keys))
        yield account
        yield from branches
        yield from people.staff(account, branches, keys)
        if rng.random() < PRIVATE_CUSTOMERS:
            yield people.private_customer(next(keys))

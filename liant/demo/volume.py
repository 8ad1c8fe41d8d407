"""Contacts by the million, as plain rows for COPY: simpler than the demo's, but of the same words and proportions."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count, islice
from random import Random
from typing import Literal, NamedTuple

from liant.demo.dates import DAYS_KEPT, LAST_DAY
from liant.demo.identifiers import iban, tax_number
from liant.demo.names import GENDERS, Country, Gender, Language
from liant.demo.places import draw_country
from liant.demo.pools import SIZE, Pools

# One of each is drawn: how many people work at an account; what it is to us: customer, supplier, associate, prospect.
PEOPLE = (1, 1, 1, 2, 2, 2, 3, 4)
STANDINGS = (
    *[(True, False, False, False)] * 9,
    *[(False, False, False, True)] * 8,
    (True, True, False, False),
    (False, True, False, False),
    (True, False, True, False),
)
BRANCHES = 0.15  # for each account
# Of how many people the day is known.
BIRTHDAYS = 0.6
WEDDINGS = 0.1


class ContactRow(NamedTuple):
    """One contact; what its kind lacks is None, and `account` is the key of a branch's or person's account."""

    key: int
    kind: Literal["account", "branch", "person"]
    account: int | None
    country: Country
    language: Language
    name: str
    given_name: str | None
    family_name: str | None
    gender: Gender | None
    function: str | None
    title: str | None
    tax_number: str | None
    iban: str | None
    domain: str
    email: str
    phone: str
    street: str | None
    town: str | None
    region: str | None
    postal_code: str | None
    category: str | None
    customer: bool
    supplier: bool
    associate: bool
    prospect: bool
    owner: int
    unit: int
    created: date
    born_on: str | None = None
    wed_on: str | None = None


def contact_rows(
    seed: int, n: int, owners: Sequence[tuple[int, int]], *, until: date = LAST_DAY
) -> Iterator[ContactRow]:
    """`n` contacts in the order of their keys from 0, each owned by one of `owners`: pairs of employee and unit.

    An account is followed by its branch and its people. Tax numbers don't repeat below 2,999,999 contacts.
    """
    rng = Random(seed)
    return islice(_Rows(rng, owners, until).stream(), n)


class _Rows:
    def __init__(self, rng: Random, owners: Sequence[tuple[int, int]], until: date) -> None:
        self._rng = rng
        self._random = rng.random
        self._owners = owners
        self._days = [until - timedelta(days=day) for day in range(DAYS_KEPT)]
        self._pools: dict[Country, Pools] = {"RO": Pools(rng, "RO"), "GR": Pools(rng, "GR")}

    def stream(self) -> Iterator[ContactRow]:
        keys = count()
        for serial in count():
            pools = self._pools[draw_country(self._rng)]
            account = self._account(next(keys), serial, pools)
            yield account
            if self._random() < BRANCHES:
                yield self._branch(next(keys), account, pools)
            for _ in range(PEOPLE[int(self._random() * len(PEOPLE))]):
                yield self._person(next(keys), account, pools)

    def _account(self, key: int, serial: int, pools: Pools) -> ContactRow:
        name, domain, category = pools.company(serial)
        street, town, region, postal_code, phones = pools.places[int(self._random() * SIZE)]
        customer, supplier, associate, prospect = STANDINGS[int(self._random() * len(STANDINGS))]
        owner, unit = self._owners[int(self._random() * len(self._owners))]
        return ContactRow(
            key=key,
            kind="account",
            account=None,
            country=pools.country,
            language=pools.language,
            name=name,
            given_name=None,
            family_name=None,
            gender=None,
            function=None,
            title=None,
            tax_number=tax_number(pools.country, key),
            iban=iban(pools.country, key),
            domain=domain,
            email=f"office@{domain}",
            phone=self._phone(phones),
            street=street,
            town=town,
            region=region,
            postal_code=postal_code,
            category=category,
            customer=customer,
            supplier=supplier,
            associate=associate,
            prospect=prospect,
            owner=owner,
            unit=unit,
            created=self._days[int(self._random() * DAYS_KEPT)],
        )

    def _branch(self, key: int, account: ContactRow, pools: Pools) -> ContactRow:
        street, town, region, postal_code, phones = pools.places[int(self._random() * SIZE)]
        return account._replace(
            key=key,
            kind="branch",
            account=account.key,
            name=f"{account.name} – {town}",
            tax_number=None,
            iban=None,
            email=f"branch-{key}@{account.domain}",
            phone=self._phone(phones),
            street=street,
            town=town,
            region=region,
            postal_code=postal_code,
        )

    def _person(self, key: int, account: ContactRow, pools: Pools) -> ContactRow:
        gender = GENDERS[self._random() < 0.5]
        given_name, given_latin = pools.given[gender][int(self._random() * SIZE)]
        family_name, family_latin = pools.family[gender][int(self._random() * SIZE)]
        function, title = pools.work[gender][int(self._random() * SIZE)]
        return ContactRow(
            key=key,
            kind="person",
            account=account.key,
            country=account.country,
            language=account.language,
            name=f"{family_name} {given_name}",
            given_name=given_name,
            family_name=family_name,
            gender=gender,
            function=function,
            title=title,
            tax_number=None,
            iban=None,
            domain=account.domain,
            email=f"{given_latin}.{family_latin}@{account.domain}",
            phone=self._phone(pools.mobiles),
            street=None,
            town=None,
            region=None,
            postal_code=None,
            category=None,
            customer=False,
            supplier=False,
            associate=False,
            prospect=False,
            owner=account.owner,
            unit=account.unit,
            created=account.created,
            born_on=self._day(BIRTHDAYS, 1950, 52),
            wed_on=self._day(WEDDINGS, 1975, 50),
        )

    def _day(self, share: float, first_year: int, years: int) -> str | None:
        """A day that is known of this share of people; of a fifth of these without its year."""
        if self._random() >= share:
            return None
        day = self._days[int(self._random() * DAYS_KEPT)]
        year = "-" if self._random() < 0.2 else str(first_year + int(self._random() * years))
        return f"{year}-{day.month:02}-{min(day.day, 28):02}"

    def _phone(self, numbers: range) -> str:
        return f"+{numbers[int(self._random() * len(numbers))]}"

"""Demo persons: those who work at the accounts, and private customers."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from random import Random

from liant.demo.companies import LARGE
from liant.demo.dates import birthday, day_between, post_since, recent_day
from liant.demo.functions import BRANCH_HEAD, HEADS, SHARED, FunctionSeed, draw_function, functions
from liant.demo.identifiers import landline, mobile
from liant.demo.latin import slug
from liant.demo.names import LANGUAGES, PersonName, person_name
from liant.demo.owners import Owners
from liant.demo.places import draw_address, draw_country, draw_town
from liant.demo.seeds import AccountSeed, BranchSeed, PersonSeed, PhoneSeed, PositionSeed, Standing

STAFF = {"small": (1, 1, 1, 2, 2, 3), "large": (2, 3, 3, 4, 5, 7)}


class People:
    """Makes persons created up to `until`; remembers the accounts, so that some persons serve several."""

    def __init__(self, rng: Random, owners: Owners, until: date) -> None:
        self._rng = rng
        self._owners = owners
        self._until = until
        self._neighbours: dict[str, list[AccountSeed]] = defaultdict(list)

    def staff(self, account: AccountSeed, branches: list[BranchSeed], keys: Iterator[int]) -> Iterator[PersonSeed]:
        """The people of an account: its head, the heads of its branches, and some more."""
        size = "large" if account.legal_form in LARGE else "small"
        yield self._worker(next(keys), account, account, functions()[HEADS[size]])
        if account.founder:
            return
        for branch in branches:
            yield self._worker(next(keys), account, branch, functions()[BRANCH_HEAD])
        for _ in range(self._rng.choice(STAFF[size]) - 1):
            yield self._worker(next(keys), account, account, draw_function(self._rng))
        self._neighbours[account.addresses[0].town.region.code].append(account)

    def private_customer(self, key: int) -> PersonSeed:
        """A person without a post, who buys from us or might."""
        rng = self._rng
        country = draw_country(rng)
        town = draw_town(rng, country)
        standing = Standing(customer=True) if rng.random() < 0.7 else Standing(prospect=True)
        owner = self._owners.draw(rng, town.region, prospect=standing.prospect)
        name = person_name(rng, LANGUAGES[country])
        return PersonSeed(
            key=key,
            country=country,
            language=LANGUAGES[country],
            owner=owner.key,
            unit=owner.unit,
            created=recent_day(rng, self._until),
            standing=standing,
            categories=(),
            addresses=(draw_address(rng, town, "home"),),
            phones=(PhoneSeed("mobile", mobile(rng, country)),),
            emails=(private_email(rng, name),),
            given_name=name.given,
            family_name=name.family,
            gender=name.gender,
            born=birthday(rng, self._until),
            positions=(),
        )

    def _worker(
        self, key: int, account: AccountSeed, place: AccountSeed | BranchSeed, function: FunctionSeed
    ) -> PersonSeed:
        rng = self._rng
        name = account.founder or person_name(rng, account.language)
        created = day_between(rng, place.created, self._until)
        return PersonSeed(
            key=key,
            country=account.country,
            language=account.language,
            owner=place.owner,
            unit=place.unit,
            created=created,
            standing=Standing(),
            categories=(),
            addresses=(),
            phones=(PhoneSeed("mobile", mobile(rng, account.country)),) if rng.random() < 0.85 else (),
            emails=(private_email(rng, name),) if rng.random() < 0.2 else (),
            given_name=name.given,
            family_name=name.family,
            gender=name.gender,
            born=birthday(rng, self._until) if rng.random() < 0.6 else None,
            positions=tuple(
                self._position(name, workplace, function, created)
                for workplace in self._workplaces(account, place, function)
            ),
        )

    def _workplaces(
        self, account: AccountSeed, place: AccountSeed | BranchSeed, function: FunctionSeed
    ) -> Iterator[AccountSeed | BranchSeed]:
        yield place
        if function.key in SHARED:
            neighbours = self._neighbours[account.addresses[0].town.region.code]
            yield from self._rng.sample(neighbours, min(self._rng.randrange(4), len(neighbours)))

    def _position(
        self, name: PersonName, place: AccountSeed | BranchSeed, function: FunctionSeed, known: date
    ) -> PositionSeed:
        return PositionSeed(
            account=place.key,
            function=function.key,
            title=function.titles[place.language, name.gender],
            since=post_since(self._rng, known),
            phone=landline(self._rng, place.country, place.addresses[0].town.phone_area),
            email=f"{slug(name.given)}.{slug(name.family)}@{place.domain}",
        )


def private_email(rng: Random, name: PersonName) -> str:
    """An address at a provider of mail that doesn't exist."""
    return f"{slug(name.given)}.{slug(name.family)}{rng.randrange(1, 1000)}@mail.example"

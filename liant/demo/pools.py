"""What rows by the million are made of: names, places and companies of one country, drawn once and dealt often."""

from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from liant.demo.companies import LEGAL_FORMS, LEGAL_WEIGHTS, stems, trades
from liant.demo.functions import draw_function
from liant.demo.identifiers import landlines, mobiles
from liant.demo.latin import slug
from liant.demo.names import GENDERS, LANGUAGES, Country, Gender, Language, family_name, given_name
from liant.demo.places import draw_address, draw_town

SIZE = 8192

# Prime, and so no divisor of a count of names: stepping by it meets all names before it meets one again.
NAME_STEP = 99_991


class Written(NamedTuple):
    """A name, and how it is written in an e-mail address or domain; `*` in both where a made-up word stands."""

    text: str
    latin: str


class Place(NamedTuple):
    """A street in a town, and the phone numbers that may be there."""

    street: str
    town: str
    region: str
    postal_code: str
    phones: range


class Work(NamedTuple):
    """A function and its title."""

    function: str
    title: str


class Company(NamedTuple):
    """A company's full name, its domain and category."""

    name: str
    domain: str
    category: str


class Pools:
    """`SIZE` names, places and functions of a country, each as often as it is met there, and all company names."""

    def __init__(self, rng: Random, country: Country) -> None:
        self.country = country
        self.language = language = LANGUAGES[country]
        self.places = [_place(rng, country) for _ in range(SIZE)]
        self.given = _names(rng, language, given_name)
        self.family = _names(rng, language, family_name)
        self.work = {gender: [_work(rng, language, gender) for _ in range(SIZE)] for gender in GENDERS}
        self.mobiles = mobiles(country)[0]
        self._legal_forms = rng.choices(LEGAL_FORMS[country], LEGAL_WEIGHTS[country], k=SIZE)
        self._stems = [_written(stem) for stem in stems(language)]
        self._patterns = list(_patterns(country))
        rng.shuffle(self._stems)

    def company(self, serial: int) -> Company:
        """The company with a serial number; names differ as long as there are new ones, about 150,000."""
        rank = serial * NAME_STEP % (len(self._stems) * len(self._patterns))
        stem = self._stems[rank % len(self._stems)]
        pattern, category = self._patterns[rank // len(self._stems)]
        name = f"{pattern.text.replace('*', stem.text)} {self._legal_forms[serial % SIZE]}"
        return Company(name, f"{pattern.latin.replace('*', stem.latin)}.example", category)


def _place(rng: Random, country: Country) -> Place:
    town = draw_town(rng, country)
    address = draw_address(rng, town, "headquarters")
    return Place(address.street, town.name, town.region.code, address.postal_code, landlines(country, town.phone_area))


def _names(
    rng: Random, language: Language, draw: Callable[[Random, Language, Gender], str]
) -> dict[Gender, list[Written]]:
    return {gender: [_written(draw(rng, language, gender)) for _ in range(SIZE)] for gender in GENDERS}


def _work(rng: Random, language: Language, gender: Gender) -> Work:
    function = draw_function(rng)
    return Work(function.key, function.titles[language, gender])


def _written(name: str) -> Written:
    return Written(name, slug(name))


def _patterns(country: Country) -> Iterator[tuple[Written, str]]:
    for trade in trades():
        for pattern in trade.patterns[country]:
            before, made_up, after = pattern.partition("*")
            if made_up:
                parts = (slug(before), "*", slug(after))
                yield Written(pattern, "-".join(part for part in parts if part)), trade.category

"""Real regions and towns, plausible streets, postal codes of the right form."""

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random
from typing import Literal, cast

from liant.demo.names import LANGUAGES, Country
from liant.demo.words import column, rows

Purpose = Literal["headquarters", "delivery", "home"]

ROMANIAN = 0.76

# The demo company began in Cluj and is better known there.
HOME, KNOWN_AT_HOME = "RO-CJ", 3


@dataclass(frozen=True, slots=True)
class Region:
    """A Romanian county or a Greek region, by its ISO 3166-2 code."""

    code: str
    name: str
    register_number: int  # of the county in the Romanian trade register; 0 in Greece

    @property
    def country(self) -> Country:
        return cast(Country, self.code[:2])


@dataclass(frozen=True, slots=True)
class Town:
    """A town, or one of the sectors of București."""

    name: str
    region: Region
    postal_codes: range
    phone_area: str
    people: int  # thousands
    sector: str


@dataclass(frozen=True, slots=True)
class AddressSeed:
    """A postal address with its purpose (CON-02)."""

    purpose: Purpose
    street: str
    town: Town
    postal_code: str


@cache
def regions() -> dict[str, Region]:
    """The 42 counties of Romania, București counted, and the 13 regions of Greece, by code."""
    return {code: Region(code, name, int(number or 0)) for code, name, number in rows("regions")}


@cache
def towns(country: Country) -> tuple[Town, ...]:
    """The towns of a country."""
    return tuple(_town(*row) for row in rows(f"towns_{LANGUAGES[country]}"))


def draw_country(rng: Random) -> Country:
    """A country, as often as the demo company has contacts there."""
    return "RO" if rng.random() < ROMANIAN else "GR"


def draw_town(rng: Random, country: Country) -> Town:
    """A town, the more often the more people live in it; those of the home region more often still."""
    return rng.choices(towns(country), cum_weights=_weights(country))[0]


def draw_address(rng: Random, town: Town, purpose: Purpose) -> AddressSeed:
    """An address in `town`."""
    code = postal_code(town, rng.choice(town.postal_codes))
    return AddressSeed(purpose, draw_street(rng, town), town, code)


def draw_street(rng: Random, town: Town) -> str:
    """A street and number as the town's country writes them: `Str. Horea nr. 5, sector 2`, `Ερμού 12`."""
    name = rng.choice(column(f"streets_{LANGUAGES[town.region.country]}"))
    number = int(rng.triangular(1, 180, 12))
    if town.region.country == "GR":
        return f"{name} {number}"
    return f"{name} nr. {number}" + (f", sector {town.sector}" if town.sector else "")


def postal_code(town: Town, number: int) -> str:
    """A postal code as its country writes it: 400123 in Romania, 546 21 in Greece."""
    return f"{number // 100} {number % 100:02}" if town.region.country == "GR" else f"{number:06}"


def _town(name: str, region: str, codes: str, area: str, people: str, sector: str = "") -> Town:
    first, last = codes.split("-")
    return Town(name, regions()[region], range(int(first), int(last) + 1), area, int(people), sector)


@cache
def _weights(country: Country) -> tuple[int, ...]:
    return tuple(
        accumulate(town.people * (KNOWN_AT_HOME if town.region.code == HOME else 1) for town in towns(country))
    )

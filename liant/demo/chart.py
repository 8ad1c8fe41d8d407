"""The organisation chart of the demo company: units, employees, their roles and logins (RES-01)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import Literal, cast

from liant.demo.identifiers import mobile
from liant.demo.latin import slug
from liant.demo.names import LANGUAGES, Country, Gender, PersonName, person_name
from liant.demo.words import Names, rows
from liant.modules.organisation.ready_made import READY_MADE, ReadyMade

UnitKind = Literal["company", "division", "department", "team"]

# Known to all on purpose: the demo company is there to be looked at.
PASSWORD = "liant-demo-2026"
DOMAIN = "demo.example"

# User name, unit, role: who may be tried out.
_LOGINS = (
    ("administrator", "it", "administrator"),
    ("director", "company", "director"),
    ("head", "north-west", "department head"),
    ("cluj", "cluj", "salesperson"),
    ("attica", "attica", "salesperson"),
    ("telemarketing", "lines-ro", "telemarketing agent"),
    ("auditor", "legal", "auditor"),
)


@dataclass(frozen=True, slots=True)
class UnitSeed:
    """A node of the chart; `parent` is a unit's key, empty at the root, `manager` an employee's."""

    key: str
    parent: str
    kind: UnitKind
    names: Names
    manager: int
    territory: tuple[str, ...]  # codes of the regions where it sells


@dataclass(frozen=True, slots=True)
class EmployeeSeed:
    """A person of the demo company; `unit` is a unit's key, `roles` are keys of roles."""

    key: int
    given_name: str
    family_name: str
    gender: Gender
    job_titles: Names
    unit: str
    roles: tuple[str, ...]
    country: Country
    language: Literal["ro", "en"]
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class LoginSeed:
    """A well-known login with `PASSWORD`; `employee` is an employee's key."""

    username: str
    employee: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole chart; parents come before their units, employees in the order of their keys from 0."""

    units: tuple[UnitSeed, ...]
    employees: tuple[EmployeeSeed, ...]
    roles: tuple[ReadyMade, ...]
    logins: tuple[LoginSeed, ...]


def chart(seed: int) -> Chart:
    """The chart of 40 units and 200 employees; `seed` decides who they are, not where they stand."""
    employees = tuple(_employees(Random(seed)))
    # Everybody knows the password of these logins; whoever tries Liant out shall be in at once.
    roles = tuple(replace(role, requires_second_factor=False) for role in READY_MADE)
    return Chart(tuple(_units(employees)), employees, roles, tuple(_logins(employees)))


def _employees(rng: Random) -> Iterator[EmployeeSeed]:
    countries = {unit[0]: cast(Country, unit[5]) for unit in rows("units")}
    places = ((unit, roles, title) for unit, count, roles, title in rows("staff") for _ in range(int(count)))
    taken: set[str] = set()
    for key, (unit, roles, title) in enumerate(places):
        country = countries[unit]
        name, email = _free_name(rng, country, taken)
        yield EmployeeSeed(
            key=key,
            given_name=name.given,
            family_name=name.family,
            gender=name.gender,
            job_titles=_titles()[title][name.gender],
            unit=unit,
            roles=tuple(roles.split(", ")),
            country=country,
            language="ro" if country == "RO" else "en",
            email=email,
            phone=mobile(rng, country),
        )


@cache
def _titles() -> dict[str, dict[Gender, Names]]:
    """Job titles by their English name, as a man and as a woman bears them."""
    return {en: {"m": {"en": en, "ro": his}, "f": {"en": en, "ro": hers}} for en, his, hers in rows("titles")}


def _free_name(rng: Random, country: Country, taken: set[str]) -> tuple[PersonName, str]:
    while True:
        name = person_name(rng, LANGUAGES[country])
        email = f"{slug(name.given)}.{slug(name.family)}@{DOMAIN}"
        if email not in taken:
            taken.add(email)
            return name, email


def _units(employees: tuple[EmployeeSeed, ...]) -> Iterator[UnitSeed]:
    managers: dict[str, int] = {}
    for employee in employees:
        managers.setdefault(employee.unit, employee.key)
    for key, parent, kind, en, ro, _country, territory in rows("units"):
        names: Names = {"en": en, "ro": ro}
        yield UnitSeed(key, parent, cast(UnitKind, kind), names, managers[key], tuple(territory.split()))


def _logins(employees: tuple[EmployeeSeed, ...]) -> Iterator[LoginSeed]:
    for username, unit, role in _LOGINS:
        holders = (employee.key for employee in employees if employee.unit == unit and role in employee.roles)
        yield LoginSeed(username, next(holders))

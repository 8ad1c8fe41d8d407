"""Writes how the demonstration contacts are related: some families, and who represents whom (CON-08)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from liant.demo.functions import HEADS
from liant.demo.seeds import AccountSeed, PersonSeed
from liant.modules.contacts.models import Contact, Relation, RelationType

# So many years lie between parent and child, at the least.
GENERATION = 18


def load_relations(seeds: list[Any], made: dict[int, Contact], *, using: str) -> None:
    """Relations in the types that the company began with."""
    kinds = RelationType.objects.using(using)
    couple, parent = (kinds.get(meaning=meaning) for meaning in ("couple", "parent"))
    representative = kinds.filter(from_kinds="person", to_kinds="any").first()
    people = [seed for seed in seeds if isinstance(seed, PersonSeed)]
    rows = [
        *(Relation(contact=made[a], other=made[b], type=couple) for a, b in _couples(people)),
        *(Relation(contact=made[a], other=made[b], type=parent) for a, b in _children(people)),
        *(
            Relation(contact=made[person], other=made[account], type=representative, starts_on=since)
            for person, account, since in _heads(seeds)
        ),
    ]
    Relation.objects.using(using).bulk_create(rows, batch_size=2000)


def _families(people: list[PersonSeed]) -> Iterator[list[PersonSeed]]:
    """Private customers of one salesperson: two of the elder half, and one of the younger."""
    by_owner: dict[int, list[PersonSeed]] = defaultdict(list)
    for person in people:
        if not person.positions and person.born:
            by_owner[person.owner].append(person)
    for customers in by_owner.values():
        customers.sort(key=lambda each: (each.born or date.max, each.key))
        middle = len(customers) // 2
        for first in range(0, middle - 1, 2):
            yield [*customers[first : first + 2], customers[middle + first // 2]]


def _couples(people: list[PersonSeed]) -> Iterator[tuple[int, int]]:
    for family in _families(people):
        if len({one.gender for one in family[:2]}) == 2:
            first, second = sorted(one.key for one in family[:2])
            yield first, second


def _children(people: list[PersonSeed]) -> Iterator[tuple[int, int]]:
    for family in _families(people):
        eldest, youngest = family[0], family[-1]
        if eldest.born and youngest.born and youngest.born.year - eldest.born.year >= GENERATION:
            yield eldest.key, youngest.key


def _heads(seeds: list[Any]) -> Iterator[tuple[int, int, date | None]]:
    accounts = {seed.key for seed in seeds if isinstance(seed, AccountSeed)}
    for seed in seeds:
        for post in seed.positions if isinstance(seed, PersonSeed) else ():
            if post.function in HEADS.values() and post.account in accounts:
                yield seed.key, post.account, post.since

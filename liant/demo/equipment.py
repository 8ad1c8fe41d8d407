"""What the demonstration company has beside its people: rooms, cars, projectors (RES-01)."""

from dataclasses import dataclass
from functools import cache

from liant.demo.words import Names, rows


@dataclass(frozen=True, slots=True)
class EquipmentSeed:
    """One piece; `unit` is a unit's key, `kinds` and `names` are told by language."""

    kinds: Names
    names: Names
    unit: str
    number: str
    place: str
    seats: int | None


@cache
def equipment() -> tuple[EquipmentSeed, ...]:
    """All of it."""
    return tuple(
        EquipmentSeed({"en": kind, "ro": fel}, {"en": name, "ro": nume}, unit, number, place, int(seats or 0) or None)
        for kind, fel, name, nume, unit, number, place, seats in rows("equipment")
    )

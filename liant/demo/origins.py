"""How the demo accounts came to the company (CON-13)."""

from functools import cache
from random import Random

from liant.demo.words import Names, rows


@cache
def origins() -> dict[str, Names]:
    """The names of all origins by their keys."""
    return {key: {"en": en, "ro": ro} for key, _weight, en, ro in rows("origins")}


def origin_of(key: int) -> str:
    """The key of an account's origin, always the same for it; empty for every fifth, of which it is not known."""
    drawn = Random(key)
    weights = [int(weight) for _key, weight, _en, _ro in rows("origins")]
    return drawn.choices(tuple(origins()), weights)[0] if drawn.random() < 0.8 else ""

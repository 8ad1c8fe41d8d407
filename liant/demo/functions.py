"""What people do at an account: director, purchasing, accountant ... titled in their language (CON-04)."""

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random

from liant.demo.names import Gender, Language
from liant.demo.words import Names, rows

HEADS = {"large": "general-director", "small": "administrator"}
BRANCH_HEAD = "branch-manager"
SHARED = frozenset({"accountant", "legal-adviser"})  # they serve several companies


@dataclass(frozen=True, slots=True)
class FunctionSeed:
    """A function; `titles` by the person's language and gender; a weight of 0: not drawn, but given."""

    key: str
    weight: int
    names: Names
    titles: dict[tuple[Language, Gender], str]


@cache
def functions() -> dict[str, FunctionSeed]:
    """All functions by key."""
    return {row[0]: _function(*row) for row in rows("functions")}


def draw_function(rng: Random) -> FunctionSeed:
    """A function below the head's."""
    return rng.choices(tuple(functions().values()), cum_weights=_weights())[0]


def _function(key: str, weight: str, en: str, ro_m: str, ro_f: str, el_m: str, el_f: str) -> FunctionSeed:
    titles: dict[tuple[Language, Gender], str] = {
        ("ro", "m"): ro_m,
        ("ro", "f"): ro_f,
        ("el", "m"): el_m,
        ("el", "f"): el_f,
    }
    return FunctionSeed(key, int(weight), {"en": en, "ro": ro_m}, titles)


@cache
def _weights() -> tuple[int, ...]:
    return tuple(accumulate(function.weight for function in functions().values()))

"""People's names, drawn as often as real ones are met."""

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random
from typing import Literal

from liant.demo.words import column, rows

Country = Literal["RO", "GR"]
Language = Literal["ro", "el"]
Gender = Literal["m", "f"]

LANGUAGES: dict[Country, Language] = {"RO": "ro", "GR": "el"}
GENDERS: tuple[Gender, Gender] = ("m", "f")
DOUBLE_NAMES = 0.12


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name, and the gender that its forms say."""

    given: str
    family: str
    gender: Gender


def person_name(rng: Random, language: Language) -> PersonName:
    """The name of a man or, as often, of a woman."""
    gender = rng.choice(GENDERS)
    return PersonName(given_name(rng, language, gender), family_name(rng, language, gender), gender)


def given_name(rng: Random, language: Language, gender: Gender) -> str:
    """A given name; now and then a Romanian one is double: Ana-Maria, Ion Alexandru."""
    names = column(f"given_{language}_{gender}")
    first = zipf(rng, names)
    if language == "el" or "-" in first or rng.random() > DOUBLE_NAMES:
        return first
    second = zipf(rng, names)
    return first if first in second or "-" in second else f"{first}{'-' if gender == 'f' else ' '}{second}"


def family_name(rng: Random, language: Language, gender: Gender) -> str:
    """A family name, in the form its bearer's gender asks for: Παπαδόπουλος, Παπαδοπούλου."""
    return zipf(rng, family_names(language, gender))


@cache
def family_names(language: Language, gender: Gender) -> tuple[str, ...]:
    """The family names of a language, commonest first; only Greek ones differ by gender."""
    return tuple(row[-1] if gender == "f" else row[0] for row in rows(f"family_{language}"))


def zipf(rng: Random, words: tuple[str, ...]) -> str:
    """One of `words`, the first most often and the others ever more seldom."""
    return rng.choices(words, cum_weights=_weights(len(words)))[0]


@cache
def _weights(count: int) -> tuple[float, ...]:
    # Zipf's law as Mandelbrot flattened it at the top: of 300 family names the first is borne by 4 in 100 people.
    return tuple(accumulate((rank + 10) ** -1.2 for rank in range(1, count + 1)))

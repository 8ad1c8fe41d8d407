"""What the made-up activities are about, in the language of those they are with (ACT-01)."""

from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from random import Random
from typing import NamedTuple

from liant.demo.words import Names, rows
from liant.modules.activities.initial import TYPES

LANGUAGES = ("en", "ro", "el")
# So many are drawn for each language: an activity takes one of them by its number.
TEXTS = 4096
PLACED, NOTED = 0.8, 0.15  # of those that may have a place, a note


class TypeSeed(NamedTuple):
    """A type of activities; so many of a hundred are of it, so many minutes they take."""

    key: str
    weight: int
    minutes: int
    names: Names


# Of a hundred activities.
_WEIGHTS = {"call": 34, "email": 22, "meeting": 16, "task": 14, "visit": 9, "letter": 5}


class Text(NamedTuple):
    """The words of an activity; `result` is for one that is done."""

    language: str
    place: int
    type: str
    minutes: int
    summary: str
    location: str
    description: str
    result: str


@cache
def activity_types() -> tuple[TypeSeed, ...]:
    """All types."""
    return tuple(TypeSeed(each.key, _WEIGHTS[each.key], each.minutes, {"en": each.en, "ro": each.ro}) for each in TYPES)


def activity_texts(seed: int) -> Iterator[Text]:
    """`TEXTS` for each language, numbered from 0; the same seed gives the same."""
    rng = Random(seed)
    kinds, weights = activity_types(), tuple(accumulate(kind.weight for kind in activity_types()))
    for column, language in enumerate(LANGUAGES):
        for place in range(TEXTS):
            (kind,) = rng.choices(kinds, cum_weights=weights)
            yield _text(rng, kind, language, column, place)


def _text(rng: Random, kind: TypeSeed, language: str, column: int, place: int) -> Text:
    subjects, places = _of_type("subjects", kind.key), _of_type("meeting_places", kind.key)
    topic = rng.choice(rows("topics"))[column]
    return Text(
        language=language,
        place=place,
        type=kind.key,
        minutes=kind.minutes * rng.choice((1, 1, 1, 2)),
        summary=rng.choice(subjects)[column].format(topic),
        location=rng.choice(places)[column] if places and rng.random() < PLACED else "",
        description=rng.choice(rows("notes"))[column] if rng.random() < NOTED else "",
        result=rng.choice(rows("results"))[column],
    )


@cache
def _of_type(name: str, kind: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a word list that are for this type, without its name."""
    return tuple(row[1:] for row in rows(name) if row[0] == kind)

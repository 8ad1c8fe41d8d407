"""From what a user types to what the database looks for (CON-23)."""

from collections.abc import Iterable

from django.db import connection
from rapidfuzz.distance import OSA

from liant.kernel.access.models import Protected
from liant.kernel.text import words

# A shorter word is one typo away from too many others.
SHORTEST_WITH_TYPO = 4
CLOSEST = 12
# The first digits of a phone number are those of half the country: fewer than these are sought as a whole word.
SHORTEST_BEGINNING = 5


def prefix_query(text: str) -> str:
    """A tsquery that wants every typed word at the start of some word; empty when nothing was typed."""
    return " & ".join(_beginning(word) for word in _typed(text))


def forgiving_query(text: str) -> str:
    """The same, where each word may also be a known word one typo away."""
    return " & ".join(_either(word) for word in _typed(text))


def words_of_parts(parts: Iterable[Protected]) -> str:
    """What these parts of a new record add to its search words, as a tsvector: the record may be written with it."""
    return " ".join(set(words(" ".join(str(getattr(part, name)) for part in parts for name in part.searched))))


def _typed(text: str) -> list[str]:
    digits = "".join(character for character in text if character.isdigit())
    letters = any(character.isalpha() for character in text)
    # A phone or registration number is written with spaces, dots and slashes, but kept without.
    return [digits] if digits and not letters else words(text)


def _beginning(word: str) -> str:
    return word if word.isdigit() and len(word) < SHORTEST_BEGINNING else f"{word}:*"


def _either(word: str) -> str:
    return "(" + " | ".join([_beginning(word), *_close_words(word)]) + ")"


def _close_words(word: str) -> list[str]:
    if len(word) < SHORTEST_WITH_TYPO:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT search.resembling(%s)", [word])
        known = [row[0] for row in cursor.fetchall()]
    # Sharing a shortened form allows up to two differences: keep true single typos.
    return sorted(found for found in known if OSA.distance(word, found) == 1)[:CLOSEST]

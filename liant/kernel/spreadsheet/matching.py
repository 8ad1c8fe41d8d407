"""Which column of a file means which field, judged by their names (CON-19)."""

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from liant.kernel.text import words

# Below it a suggestion is more often wrong than right.
_LEAST_LIKENESS = 75
_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_JOINING = re.compile(r"[-'’]")


def suggest(headers: Sequence[str], targets: Mapping[str, Sequence[str]]) -> dict[int, str]:
    """The likely target of each column, by its index; a target goes to one column, the one most like it.

    `targets` has each field's name with its labels and synonyms, in any language; case, accents, punctuation and the
    order of words do not matter.
    """
    columns = [_words(header) for header in headers]
    likenesses = (
        (max(_likeness(column, _words(synonym)) for synonym in synonyms), index, target)
        for target, synonyms in targets.items()
        for index, column in enumerate(columns)
    )
    found: dict[int, str] = {}
    for likeness, index, target in sorted(likenesses, key=lambda each: (-each[0], each[1])):
        if likeness >= _LEAST_LIKENESS and index not in found and target not in found.values():
            found[index] = target
    return dict(sorted(found.items()))


def _words(name: str) -> list[str]:
    """The words of a name: "E-mail" is one, "FirstName" two, "C.U.I." one."""
    parts = words(_JOINING.sub("", _CAMEL_CASE.sub(" ", name)))
    return ["".join(parts)] if parts and max(map(len, parts)) == 1 else parts


def _likeness(name: list[str], synonym: list[str]) -> float:
    """From 0 to 100: the same words, or one name with all the words of the other, or a difference of some letters."""
    ours, theirs = "".join(name), "".join(synonym)
    if not ours or not theirs:
        return 0
    if ours == theirs:
        return 100
    if set(name) <= set(synonym) or set(synonym) <= set(name):
        return 70 + 25 * min(len(ours), len(theirs)) / max(len(ours), len(theirs))
    return fuzz.ratio(_sorted(name), _sorted(synonym)) - 5


def _sorted(name: list[str]) -> str:
    # Without "de", "of", "a": people leave them out.
    return " ".join(sorted([word for word in name if len(word) > 2] or name))

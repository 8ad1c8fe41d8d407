"""The one table by which Python and PostgreSQL fold letters, so that both always agree."""

import unicodedata
from collections.abc import Iterable
from functools import cache

# Latin with its extensions, combining accents, Greek, Cyrillic, Latin Additional, Greek Extended: first and last.
_BLOCKS = ((0x0000, 0x024F), (0x0300, 0x036F), (0x0370, 0x03FF), (0x0400, 0x052F), (0x1E00, 0x1EFF), (0x1F00, 0x1FFF))

# Letters that Unicode does not decompose into a base letter and an accent, and the final sigma.
_STROKED = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ŧ": "t"}
_SPECIAL = _STROKED | {"ı": "i", "ŋ": "n", "ĸ": "k", "ſ": "s", "ƒ": "f", "ς": "σ"}

# translate() seeks each letter from the start of its list: what is frequent in names stands first.
_FREQUENT = (
    " aeionrtlsucdm0123456789pgbfvăâîșțşţ.-@+hkxzjyqw"
    "αοιεσςντρλκπυμηίάδγήωθόέύφχβώξζψ&/,()–_'\"„”:;#*"
    "ΑΠΓΚΜΔΝΣΕΧΒΤΛΘΗΙΟΡΦΖΞΥΩΨΆΈΉΊΌΎΏȘȚĂÂÎŞŢ"
)


@cache
def fold_map() -> dict[str, str]:
    """Each character of the European alphabets that folding changes, with its folded form ("" for a lone accent)."""
    letters = (chr(code) for first, last in _BLOCKS for code in range(first, last + 1))
    return {letter: folded for letter in letters if (folded := _folded(letter)) != letter}


def _folded(letter: str) -> str:
    base = _without_accents(_without_accents(letter).lower())
    # An accent that stands alone decomposes to a space with an accent; "΄Αννα" is one word all the same.
    kept = base if letter.isspace() else base.strip()
    return "".join(_SPECIAL.get(part, part) for part in kept)


def _without_accents(text: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", text) if not unicodedata.combining(part))


def sql_fold_body() -> str:
    """The SQL expression over `$1` (text) that equals `fold`, whatever the collation, for an IMMUTABLE function.

    Text of ASCII alone, recognised by its length in bytes, needs no table. Declare the function without STRICT:
    NULL gives NULL anyway, and PostgreSQL writes out only the non-strict one in place of its call.
    """
    ascii_lowered = 'lower($1 COLLATE "C")'
    return (
        f"CASE WHEN octet_length($1) = length($1) THEN {ascii_lowered} ELSE {_replaced(_translated(ascii_lowered))} END"
    )


def _translated(expression: str) -> str:
    """`expression` with letters changed one to one; those that become several are only lowered, for `_replaced`."""
    single = {letter: folded if len(folded) < 2 else letter.lower() for letter, folded in fold_map().items()}
    changed = {letter: to for letter, to in single.items() if letter != to and not letter.isascii()}
    pairs = [*((letter, single.get(letter, letter)) for letter in _FREQUENT), *changed.items()]
    # translate() takes the first of equal letters and deletes what has no partner, hence the deleted ones last.
    pairs.sort(key=lambda pair: pair[1] == "")
    return f"translate({expression}, {_quoted(letter for letter, _ in pairs)}, {_quoted(to for _, to in pairs)})"


def _replaced(expression: str) -> str:
    for letter, folded in fold_map().items():
        if len(folded) > 1 and letter == letter.lower():
            expression = f"replace({expression}, {_quoted(letter)}, {_quoted(folded)})"
    return expression


def _quoted(parts: Iterable[str]) -> str:
    return "'" + "".join(parts).replace("'", "''") + "'"

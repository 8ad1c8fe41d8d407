"""Text as search and comparison see it: without case and accents."""

import re

from liant.kernel.text_map import fold_map

_FOLDING = str.maketrans(fold_map())
_WORD = re.compile(r"[^\W_]+")
# Sorts after every character that a folded text may hold.
LAST = "\U0010ffff"


def fold(text: str) -> str:
    """`text` in lower case without accents: "Ștefănescu" and "ŞTEFANESCU" are "stefanescu", "Γιώργος" is "γιωργοσ".

    Equals the SQL function made of `sql_fold_body` for every text. Letters outside the European alphabets stay.
    """
    return text.translate(_FOLDING)


def words(text: str) -> list[str]:
    """The folded words of `text` in their order, without punctuation: "Ion-Popescu S.R.L." is ion, popescu, s, r, l."""
    return _WORD.findall(fold(text))


def has_all(name: str, typed: list[str]) -> bool:
    """Whether each typed word, folded, begins a word of the name."""
    parts = words(name)
    return all(any(part.startswith(word) for part in parts) for word in typed)


def with_comma_below(text: str) -> str:
    """`text` with the Romanian s and t of today where it has those with a cedilla, of older encodings and keyboards."""
    # Four searches for what is rarely there are many times faster than translate().
    return text.replace("ş", "ș").replace("ţ", "ț").replace("Ş", "Ș").replace("Ţ", "Ț")

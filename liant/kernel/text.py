"""Text as search and comparison see it: without case and accents."""

import re

from liant.kernel.text_map import fold_map

_FOLDING = str.maketrans(fold_map())
# Older Romanian encodings and keyboards have the cedilla only; the alphabet has the comma below.
_COMMA_BELOW = str.maketrans("ŞşŢţ", "ȘșȚț")
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """`text` in lower case without accents: "Ștefănescu" and "ŞTEFANESCU" are "stefanescu", "Γιώργος" is "γιωργοσ".

    Equals the SQL function made of `sql_fold_body` for every text. Letters outside the European alphabets stay.
    """
    return text.translate(_FOLDING)


def words(text: str) -> list[str]:
    """The folded words of `text` in their order, without punctuation: "Ion-Popescu S.R.L." is ion, popescu, s, r, l."""
    return _WORD.findall(fold(text))


def with_comma_below(text: str) -> str:
    """`text` with the Romanian s and t of today where it has those with a cedilla."""
    return text.translate(_COMMA_BELOW)

"""Names as comparison sees them: without legal forms, in Latin letters, by their sound."""

import re

from rapidfuzz import fuzz

from liant.kernel.text import words

# Legal forms of Romania and Greece, folded; written with dots they are letters, which are joined before.
FORMS = frozenset(
    {"srl", "srld", "sa", "sc", "snc", "scs", "sca", "pfa", "ii", "if", "ra", "ong", "αε", "επε", "οε", "εε", "ικε",
     "ae", "epe", "oe", "ee", "ike", "ltd", "gmbh", "llc"}
)  # fmt: skip
# By ELOT 743, pairs first.
GREEK = {
    "ου": "u", "γγ": "ng", "γκ": "gk", "μπ": "b", "ντ": "nt", "τσ": "ts", "τζ": "tz", "αυ": "av", "ευ": "ev",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch",
    "ψ": "ps", "ω": "o",
}  # fmt: skip
# What sounds alike, and what is written in two ways.
SOUNDS = (
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("ch", "h"),
    ("x", "cs"),
    ("ou", "u"),
    ("y", "i"),
    ("w", "v"),
    ("k", "c"),
)
_GREEK, _DOUBLE = re.compile("|".join(GREEK)), re.compile(r"(.)\1+")


def telling_words(name: str) -> list[str]:
    """The folded words of a name without legal forms: "S.C. Alfa Construct S.R.L." is alfa, construct."""
    found = words(re.sub(r"\b(\w)\.\s?(?=\w\b)", r"\1", name))
    return [word for word in found if word not in FORMS] or found


def sound(name: str) -> str:
    """The words of a name by their sound: "Γιώργος", "Giorgos" and "Giorghos" differ by a letter at most."""
    latin = _GREEK.sub(lambda found: GREEK[found.group()], " ".join(telling_words(name)))
    for written, spoken in SOUNDS:
        latin = latin.replace(written, spoken)
    return _DOUBLE.sub(r"\1", latin)


def similarity(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1, in whatever order their words stand."""
    return max(fuzz.token_sort_ratio(one, other), fuzz.token_sort_ratio(sound(one), sound(other))) / 100

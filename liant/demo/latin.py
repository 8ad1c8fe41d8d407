"""Romanian and Greek text in plain Latin letters, for e-mail addresses and domains."""

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
        "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
        "χ": "ch", "ψ": "ps", "ω": "o",
    }
)  # fmt: skip

_PAIRS = (
    (re.compile("([αεη])υ(?=[θκξπστφχψ]|\\b)"), r"\1f"),
    (re.compile("([αεη])υ"), r"\1v"),
    (re.compile("ου"), "ou"),
    (re.compile("\\bμπ"), "b"),
    (re.compile("γ(?=[γξχ])"), "n"),
)


def latin(text: str) -> str:
    """`text` in small ASCII letters; Greek as ELOT 743 (ISO 843) writes it: Παπαδοπούλου -> papadopoulou."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    for pair, written in _PAIRS:
        plain = pair.sub(written, plain)
    return plain.translate(_LETTERS)


def slug(text: str) -> str:
    """`text` as a label of a domain name: Δομικά Υλικά -> domika-ylika."""
    return re.sub("[^a-z0-9]+", "-", latin(text)).strip("-")

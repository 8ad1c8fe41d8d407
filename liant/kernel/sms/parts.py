"""How many parts a text takes as an SMS (3GPP TS 23.038 and 23.040)."""

from dataclasses import dataclass

# The basic alphabet, of seven bits a letter; those below take two places each.
GSM_7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("^{}\\[~]|€\f")
# How many places one part has, and each of several.
ALONE, EACH = {"GSM-7": 160, "UCS-2": 70}, {"GSM-7": 153, "UCS-2": 67}


@dataclass(frozen=True)
class Parts:
    """The alphabet that a text needs, the places it takes in it, and in how many parts it is sent."""

    alphabet: str
    places: int
    number: int


def parts_of(text: str) -> Parts:
    """What sending a text takes. One letter outside the basic alphabet (ă, ș) makes all take double the space."""
    if set(text) <= GSM_7 | EXTENDED:
        return _counted("GSM-7", len(text) + sum(letter in EXTENDED for letter in text))
    return _counted("UCS-2", len(text.encode("utf-16-be")) // 2)


def _counted(alphabet: str, places: int) -> Parts:
    is_alone = places <= ALONE[alphabet]
    return Parts(alphabet, places, 1 if is_alone else -(-places // EACH[alphabet]))

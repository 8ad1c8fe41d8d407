"""How Greek names are typed in Latin letters: many ways for one name (Γιώργος: Giorgos, Yiorgos, Giwrgos)."""

import re
from itertools import islice, product

# Names of many letters with several ways would have thousands of forms, which nobody types.
MOST = 240
# The ways of letters that go together before those of single ones; folded, as `kernel.text.fold` leaves them.
WAYS: dict[str, tuple[str, ...]] = {
    "γι": ("gi", "yi", "y", "j"), "ου": ("ou", "u"), "ει": ("ei", "i"), "οι": ("oi", "i"), "αι": ("ai", "e"),
    "ευ": ("ef", "ev", "eu"), "αυ": ("af", "av", "au"), "γκ": ("gk", "g"), "γγ": ("gg", "ng"), "μπ": ("mp", "b"),
    "ντ": ("nt", "d"), "ια": ("ia",), "α": ("a",), "β": ("v", "b"), "γ": ("g",), "δ": ("d",), "ε": ("e",),
    "ζ": ("z",), "η": ("i", "h"), "θ": ("th", "8"), "ι": ("i",), "κ": ("k", "c"), "λ": ("l",), "μ": ("m",),
    "ν": ("n",), "ξ": ("x", "ks"), "ο": ("o",), "π": ("p",), "ρ": ("r",), "σ": ("s",), "ς": ("s",), "τ": ("t",),
    "υ": ("y", "i", "u"), "φ": ("f", "ph"), "χ": ("ch", "h", "x"), "ψ": ("ps",), "ω": ("o", "w"),
}  # fmt: skip
# `γι` sounds as one letter before another vowel alone.
_PIECES = re.compile(r"γι(?=[αεηιουω])|ου|ει|οι|αι|ευ|αυ|γκ|γγ|μπ|ντ|(.)\1|.", re.DOTALL)


def latin_forms(folded: str) -> set[str]:
    """The forms in which a folded Greek name is typed in Latin letters, the likeliest 240 of them; none for another."""
    pieces = [piece[0] for piece in _PIECES.finditer(folded)]
    ways = [_ways(piece) for piece in pieces]
    return {"".join(chosen) for chosen in islice(product(*ways), MOST)} if all(ways) else set()


def _ways(piece: str) -> tuple[str, ...]:
    if piece in WAYS:
        return WAYS[piece]
    # The same letter twice is often typed once.
    single = WAYS.get(piece[0], ()) if len(piece) == 2 else ()
    return tuple(form for way in single for form in (way * 2, way))

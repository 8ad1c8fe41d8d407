"""Salutations in Romanian: family names have no vocative of their own, given ones stay as they are after "Dragă"."""

import re

from liant.kernel.text import fold
from liant.modules.contacts.salutations.addressee import Addressee

# What one is called instead of by name: by the first word of the post, then by the title. Only professors differ by
# gender in letters ("doamnă director", "doamnă doctor").
POSTS = {
    "director": "director", "directoare": "director", "presedinte": "președinte", "primar": "primar",
    "ministru": "ministru", "rector": "rector", "decan": "decan", "prefect": "prefect", "notar": "notar",
    "judecator": "judecător",
}  # fmt: skip
TITLES = {
    "dr": ("doctor", "doctor"), "prof": ("profesor", "profesoară"), "ing": ("inginer", "inginer"),
    "arh": ("arhitect", "arhitect"), "av": ("avocat", "avocat"),
}  # fmt: skip


def formula(to: Addressee) -> str:
    """The salutation, with its comma."""
    if to.is_company:
        return "Stimați colaboratori,"
    if to.is_informal:
        return f"Dragă {to.given_name}," if to.given_name else "Bună,"
    called = _called(to)
    if not to.gender or not called:
        return "Bună ziua,"
    return f"Stimată doamnă {called}," if to.is_female else f"Stimate domnule {called},"


def _called(to: Addressee) -> str:
    for word in re.findall(r"\w+", fold(to.post))[:1]:
        if word in POSTS:
            return POSTS[word]
    for word in re.findall(r"\w+", fold(to.title)):
        if word in TITLES:
            return TITLES[word][to.is_female]
    return to.name

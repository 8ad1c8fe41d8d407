"""Salutations in English. Where the gender is not known, the whole name is written."""

import re

from liant.kernel.text import fold
from liant.modules.contacts.salutations.addressee import Addressee

TITLES = {"prof": "Professor", "professor": "Professor", "dr": "Dr"}


def formula(to: Addressee) -> str:
    """The salutation, with its comma."""
    if to.is_company:
        return "Dear Sir or Madam,"
    if to.is_informal and to.given_name:
        return f"Dear {to.given_name},"
    words = re.findall(r"\w+", fold(to.title))
    title = next((TITLES[word] for word in TITLES if word in words), "")
    if not title and to.gender and to.family_name:
        title = "Ms" if to.is_female else "Mr"
    called = f"{title} {to.name}" if title else f"{to.given_name} {to.family_name}"
    return f"Dear {called.strip()},"

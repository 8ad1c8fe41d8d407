"""Salutations in Greek, where a man is called by the vocative of his name. Women's names are called as they are."""

import re
import unicodedata

from liant.modules.contacts.salutations.addressee import Addressee

# Given names of daily use that are called in -ο although they are longer than two syllables.
FAMILIAR = frozenset({"αλεκος"})
# A syllable's vowel: written with two letters, or one; an ι is said in one with the vowel after it.
VOWELS = re.compile("ου|αι|ει|οι|υι|αυ|ευ|ηυ|[αεηουω]|ι(?![αεουω]|$)")


def formula(to: Addressee) -> str:
    """The salutation, with its comma."""
    if to.is_company:
        return "Αγαπητοί συνεργάτες,"
    if to.is_informal:
        return _informal(to)
    if not to.gender:
        return "Αξιότιμε/η κύριε/κυρία,"
    called = _called(to)
    if to.is_female:
        return f"Αξιότιμη κυρία {called},".replace(" ,", ",")
    return f"Αξιότιμε κύριε {called},".replace(" ,", ",")


def _informal(to: Addressee) -> str:
    if not to.gender or not to.given_name:
        return "Γεια σας,"
    if to.is_female:
        return f"Αγαπητή {to.given_name},"
    called = vocative_of_given(to.given_name)
    return f"Αγαπητέ {called}," if called else "Γεια σας,"


def _called(to: Addressee) -> str:
    if to.is_female:
        return to.name
    return vocative_of_family(to.family_name) if to.family_name else vocative_of_given(to.given_name)


def vocative_of_given(name: str) -> str:
    """A man's given name as one calls him; empty where that has no rule (Ξενοφών)."""
    bare = _bare(name)
    if bare.endswith("ος"):
        is_short = _syllables(bare) <= 2 or bare in FAMILIAR
        return _ended(name, "ο" if is_short else "ε")
    return _common(name, bare)


def vocative_of_family(name: str) -> str:
    """A man's family name as one calls him; usage is divided over some in -ος, which are called in -ο here."""
    bare = _bare(name)
    if bare.endswith("ος"):
        is_learned = bare.endswith(("οπουλος", "ιος", "ινος"))
        return _ended(name, "ε" if is_learned else "ο")
    return _common(name, bare)


def _common(name: str, bare: str) -> str:
    if bare.endswith(("ων", "ευς")):
        return ""
    return name[:-1] if bare.endswith(("ης", "ας", "ους", "ες")) else name


def _ended(name: str, vowel: str) -> str:
    """With this ending, which is stressed, and written in capitals, as the one it replaces was."""
    stressed = {"ο": "ό", "ε": "έ"}[vowel] if name[-2] in "όΌ" else vowel
    return name[:-2] + (stressed.upper() if name.isupper() else stressed)


def _bare(name: str) -> str:
    """Small letters without accents; a final sigma stays one."""
    apart = unicodedata.normalize("NFD", name.strip().lower())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _syllables(bare: str) -> int:
    return len(VOWELS.findall(bare[:-2])) + 1

"""The tree of categories of the demo contacts (CON-11)."""

from dataclasses import dataclass
from functools import cache

from liant.demo.words import Names, rows

VIP = "vip"


@dataclass(frozen=True, slots=True)
class CategorySeed:
    """A category; `parent` is a category's key, empty at the top."""

    key: str
    parent: str
    names: Names


@cache
def categories() -> tuple[CategorySeed, ...]:
    """All categories, parents before their children."""
    return tuple(CategorySeed(key, parent, {"en": en, "ro": ro}) for key, parent, en, ro in rows("categories"))

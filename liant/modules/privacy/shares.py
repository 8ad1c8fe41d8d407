"""What each room keeps of a person: told in a copy of all of it, gone or kept when it is erased (CON-21).

A room registers its share when it starts; whoever copies or erases asks all of them and needs no change.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.files import File

from liant.modules.contacts.models import Contact

# Of a copy on paper: when or what, and the words.
Line = tuple[str, str]


def nothing(_contact: Contact) -> list[Any]:
    """Where a share has none of it."""
    return []


@dataclass(frozen=True)
class Share:
    """One room's rows about a contact. What they tell is what the actor sees.

    `erased` is SQL that takes the personal words out of them, run with the owner's rights for the contact `subject`,
    whose name is then `name`; it may add paths of files that go to `files`.
    """

    name: str
    label: Any
    # In JSON's types.
    tell: Callable[[Contact], Iterable[Any]] = nothing
    lines: Callable[[Contact], Iterable[Line]] = nothing
    # With what they are called.
    files: Callable[[Contact], Iterable[tuple[str, File]]] = nothing
    erased: str = ""
    # What stays, in words, and why.
    kept: Callable[[Contact], Iterable[str]] = nothing


_shares: dict[str, Share] = {}


def register(share: Share) -> None:
    """From here on it belongs to copies and erasures."""
    _shares[share.name] = share


def shares() -> list[Share]:
    """All of them, in the order in which they came."""
    return list(_shares.values())

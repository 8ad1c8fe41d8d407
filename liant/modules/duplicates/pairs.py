"""Pairs of contacts that are perhaps one, as far as the actor sees both; the decision that they are not (CON-20)."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, connection
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.access.actor import Actor, enter, is_refused_by_row_security
from liant.kernel.access.limits import hidden_fields, is_hidden
from liant.kernel.entity.paging import number_in
from liant.modules.contacts.models import Address, Contact, Email, Phone
from liant.modules.duplicates.matching import SURE, THRESHOLD, score_of

REASONS: dict[str, Promise | str] = {
    "tax_number": gettext_lazy("the same tax number"),
    "trade_register": gettext_lazy("the same trade register number"),
    "iban": gettext_lazy("the same IBAN"),
    "email": gettext_lazy("the same e-mail address"),
    "phone": gettext_lazy("the same phone"),
    "street": gettext_lazy("the same street and number"),
    "name": gettext_lazy("a similar name"),
    "city": gettext_lazy("the same town"),
}
PARTS: dict[str, Any] = {"phone": Phone, "email": Email, "street": Address, "city": Address}


@dataclass(frozen=True)
class Place:
    """Where a pair stands in the list, by which the next page is asked for: behind it."""

    score: int
    one: int
    other: int

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """From an address; None for what is none."""
        numbers = [number for part in text.split("-") if (number := number_in(part)) is not None]
        return cls(*numbers) if len(numbers) == text.count("-") + 1 == 3 and numbers[0] <= 100 else None

    @property
    def order(self) -> tuple[int, int, int]:
        """What comes first is smaller."""
        return -self.score, self.one, self.other

    def __str__(self) -> str:
        return f"{self.score}-{self.one}-{self.other}"


@dataclass(frozen=True)
class Asked:
    """Which pairs: of a kind, with a contact of this owner, with at least this score; or those decided to be two."""

    kind: str = ""
    owner: int | None = None
    least: int = THRESHOLD
    is_dismissed: bool = False

    @property
    def values(self) -> list[Any]:
        """As the functions of the database take them."""
        return [self.kind, self.owner, self.least, self.is_dismissed]


@dataclass(frozen=True)
class Link:
    """Two contacts by number, how likely they are one (0 to 100) as far as the actor sees why, and why."""

    place: Place
    score: int
    reasons: tuple[str, ...]

    @property
    def ends(self) -> tuple[int, int]:
        """Which two."""
        return self.place.one, self.place.other


@dataclass(frozen=True)
class Pair:
    """Two contacts, how likely they are one (0 to 100), and why."""

    one: Contact
    other: Contact
    score: int
    reasons: tuple[str, ...]


def pairs(asked: Asked, after: Place | None, most: int) -> tuple[list[Pair], Place | None]:
    """At most so many, the likeliest first, and where they go on, if they do. What is hidden makes no pair."""
    found, more = links(asked, after, most)
    return shown(found), more


def links(asked: Asked, after: Place | None, most: int) -> tuple[list[Link], Place | None]:
    """The same by number."""
    values = [after.score, after.one, after.other] if after else [None, None, None]
    rows = _fetch(
        "SELECT * FROM access.duplicate_pairs(%s, %s, %s, %s, %s, %s, %s, %s)", [*asked.values, *values, most]
    )
    more = Place(rows[-1][2], *rows[-1][:2]) if len(rows) == most else None
    return _seen(rows), more


def links_of(asked: Asked, contacts: Collection[int]) -> list[Link]:
    """All pairs of these contacts that are asked for."""
    return _seen(_fetch("SELECT * FROM access.duplicate_pairs_of(%s, %s, %s, %s, %s)", [*asked.values, list(contacts)]))


def shown(found: Collection[Link]) -> list[Pair]:
    """The pairs with their contacts, of which the actor sees both."""
    contacts = Contact.objects.defer("search").in_bulk({number for link in found for number in link.ends})
    return [
        Pair(contacts[one], contacts[other], link.score, link.reasons)
        for link in found
        for one, other in [link.ends]
        if {one, other} <= contacts.keys()
    ]


def decide(one: Contact, other: Contact, *, is_same: bool, by: Actor) -> None:
    """Keep for good that two are not the same, or that it is open again.

    Raises PermissionDenied, and ValidationError for two that are no pair.
    """
    with enter(by.pk):
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT access.decide_duplicate(%s, %s, %s)", [one.pk, other.pk, not is_same])
                (is_found,) = cursor.fetchone()
        except ProgrammingError as error:
            if not is_refused_by_row_security(error):
                raise
            raise PermissionDenied(_("You do not have the right to do this.")) from error
        if not is_found:
            raise ValidationError(_("These two are not among the duplicates."))


def _fetch(sql: str, values: list[Any]) -> list[tuple[int, int, int, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def _seen(rows: Iterable[tuple[int, int, int, Any]]) -> list[Link]:
    """What is hidden from the actor is no reason, and without it a pair may be none."""
    found = (_link(Place(score, one, other), _read(signs)) for one, other, score, signs in rows)
    return [link for link in found if link.score >= THRESHOLD]


def _link(place: Place, signs: dict[str, float]) -> Link:
    told = {sign: signs[sign] for sign in REASONS if sign in signs and not is_sign_hidden(sign)}
    score = place.score if len(told) == len(signs) else score_of(told.values())
    return Link(place, score, tuple(_reasons(told)))


def _read(signs: Any) -> dict[str, float]:
    read: dict[str, float] = json.loads(signs) if isinstance(signs, str) else signs
    return read


def _reasons(signs: dict[str, float]) -> Iterator[str]:
    for sign, sure in signs.items():
        is_same = sign == "name" and sure >= SURE["name"]
        yield _("the same name") if is_same else str(REASONS[sign])


def is_sign_hidden(sign: str) -> bool:
    """Whether what makes the sign is hidden from the actor."""
    return is_hidden(PARTS[sign]) if sign in PARTS else sign in hidden_fields(Contact)

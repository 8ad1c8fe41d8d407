"""Pairs of contacts that are perhaps one, as far as the actor sees both; the decision that they are not (CON-20)."""

import json
from collections.abc import Iterator
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
    """Where a list of pairs goes on: behind this one."""

    score: int
    one: int
    other: int

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """From an address; None for what is none."""
        numbers = [number for part in text.split("-") if (number := number_in(part)) is not None]
        return cls(*numbers) if len(numbers) == text.count("-") + 1 == 3 and numbers[0] <= 100 else None

    def __str__(self) -> str:
        return f"{self.score}-{self.one}-{self.other}"


@dataclass(frozen=True)
class Asked:
    """Which pairs: of a kind, with a contact of this owner, with at least this score; or those decided to be two."""

    kind: str = ""
    owner: int | None = None
    least: int = THRESHOLD
    is_dismissed: bool = False


@dataclass(frozen=True)
class Pair:
    """Two contacts, how likely they are one (0 to 100), and why."""

    one: Contact
    other: Contact
    score: int
    reasons: tuple[str, ...]


def pairs(asked: Asked, after: Place | None, most: int) -> tuple[list[Pair], Place | None]:
    """At most so many, the likeliest first, and where they go on, if they do. What is hidden makes no pair."""
    values = [asked.kind, asked.owner, asked.least, asked.is_dismissed]
    values += [after.score, after.one, after.other] if after else [None, None, None]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.duplicate_pairs(%s, %s, %s, %s, %s, %s, %s, %s)", [*values, most])
        rows = [(one, other, score, _read(signs)) for one, other, score, signs in cursor.fetchall()]
    numbers = {number for one, other, _score, _signs in rows for number in (one, other)}
    contacts = Contact.objects.defer("search").in_bulk(numbers)
    more = Place(rows[-1][2], *rows[-1][:2]) if len(rows) == most else None
    return [pair for row in rows if (pair := _pair(contacts, *row))], more


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


def _read(signs: Any) -> dict[str, float]:
    read: dict[str, float] = json.loads(signs) if isinstance(signs, str) else signs
    return read


def _pair(contacts: dict[int, Contact], one: int, other: int, score: int, signs: dict[str, float]) -> Pair | None:
    shown = {sign: signs[sign] for sign in REASONS if sign in signs and not _is_hidden(sign)}
    seen = score if len(shown) == len(signs) else score_of(shown.values())
    if seen < THRESHOLD or not {one, other} <= contacts.keys():
        return None
    reasons = tuple(_reasons(shown))
    return Pair(contacts[one], contacts[other], seen, reasons)


def _reasons(signs: dict[str, float]) -> Iterator[str]:
    for sign, sure in signs.items():
        is_same = sign == "name" and sure >= SURE["name"]
        yield _("the same name") if is_same else str(REASONS[sign])


def _is_hidden(sign: str) -> bool:
    return is_hidden(PARTS[sign]) if sign in PARTS else sign in hidden_fields(Contact)

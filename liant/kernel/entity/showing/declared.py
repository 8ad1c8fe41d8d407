"""What a declaration says of the ways in which its list can be shown, beside the table (GEN-02)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

from django.db.models import DurationField, ExpressionWrapper, F, Q
from django.db.models.lookups import GreaterThan

from liant.kernel.access.models import Part

# What lasts longer is looked for by an index of its own (`is_long`), to be found in months that it did not begin in.
LONG = timedelta(hours=12)


# Where towns of a country are, by their folded names: latitude and longitude in degrees (WGS 84).
Towns = Callable[[str, Iterable[str]], dict[str, tuple[float, float]]]


class Board:
    """Lanes by the values of a field, the first of these or another that one chooses.

    A field has choices or refers to few rows, is never empty, and is among the entity's filters: a lane is the list
    with that filter set. `facts` are the columns that cards tell while nobody chose others.
    """

    def __init__(self, *fields: str, facts: tuple[str, ...] = ()) -> None:
        self.fields, self.facts = fields, facts


class Calendar:
    """Events from `start` to `end`, moments both; a date alone, `start`, is a whole day.

    `all_day` is the field that says whether days are meant; then `end` is the midnight after the last. Events have the
    colour of the value of `colour`, tell `facts`, and are drawn as what is over or off where a field has one of the
    values named.
    """

    def __init__(
        self, start: str, end: str = "", all_day: str = "", *, colour: str = "", facts: tuple[str, ...] = (),
        over: Mapping[str, tuple[str, ...]] | None = None, off: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:  # fmt: skip
        self.start, self.end, self.all_day = start, end, all_day
        self.colour, self.facts = colour, facts
        self.over, self.off = over or {}, off or {}

    @property
    def fields(self) -> tuple[str, ...]:
        """Those that a move changes."""
        return tuple(filter(None, (self.start, self.end, self.all_day)))


class Map:
    """Records where their parts are, else in the towns of these, as contacts are where their addresses are.

    `town` is the field of the part that names it, `key` the same folded, `country` its ISO 3166 code, and `towns` tells
    where they are; `at` are the fields for latitude and longitude, of which a part has both or neither. `narrows` names
    the entity's filter by a town.
    """

    def __init__(
        self, part: type[Part], *, town: str, key: str, country: str, at: tuple[str, str], narrows: str, towns: Towns
    ) -> None:  # fmt: skip
        self.part, self.towns, self.narrows = part, towns, narrows
        self.town, self.key, self.country, self.at = town, key, country, at


def is_long(start: str, end: str) -> Q:
    """What lasts long. A model whose calendar has ends keeps an index by `end` and `start` under this condition."""
    lasting = ExpressionWrapper(F(end) - F(start), output_field=DurationField())
    return Q(GreaterThan(lasting, LONG))

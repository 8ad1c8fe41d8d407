"""A list on a map: in which towns its records are, near ones together (GEN-02)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import floor
from typing import Any

from django.db.models import Count, Min
from django.utils.formats import number_format

from liant.kernel.entity.listing import Listing
from liant.kernel.entity.showing.boxes import BOX, Box, around

# Towns that are looked at, the largest first; groups of them that are drawn.
MOST, MOST_DRAWN = 20_000, 500


@dataclass
class Town:
    """So many records are in it; `one` is the number of the first."""

    name: str
    number: int
    one: int
    place: tuple[float, float] | None
    url: str

    @property
    def text(self) -> str:
        """How many, by locale."""
        return number_format(self.number, force_grouping=True)


@dataclass
class Cluster:
    """Towns that are drawn as one, the largest first."""

    towns: list[Town] = field(default_factory=list)

    @property
    def number(self) -> int:
        """How many records are in them."""
        return sum(town.number for town in self.towns)

    @property
    def place(self) -> tuple[float, float]:
        """Where it is: in the middle of its records."""
        weighed = [(town.number, *town.place) for town in self.towns if town.place]
        total = sum(number for number, _latitude, _longitude in weighed)
        latitude = sum(number * latitude for number, latitude, _longitude in weighed) / total
        return latitude, sum(number * longitude for number, _latitude, longitude in weighed) / total

    @property
    def box(self) -> Box:
        """The part of the world in which one sees its towns apart."""
        return around(town.place for town in self.towns if town.place)


def towns(listing: Listing) -> list[Town]:
    """The towns in which records of the list are, the largest first; in one statement."""
    declared = listing.entity.map
    assert declared
    whole = declared.part.wholes[0]
    parts = declared.part._default_manager.all()
    if listing.records.query.has_filters():
        parts = parts.filter(**{f"{whole}__in": listing.records.order_by().values("pk")})
    rows = parts.order_by().values_list(declared.country, declared.key)
    told = rows.annotate(number=Count(whole, distinct=True), one=Min(whole), name=Min(declared.town))
    found = list(told.order_by("-number", declared.key)[:MOST])
    places = _places(listing, found)
    return [
        Town(name, number, one, places.get((country, key)), _url(listing, name))
        for country, key, number, one, name in found
    ]


def clusters(found: Iterable[Town], box: Box) -> list[Cluster]:
    """Those in a box by the cell of its grid that they are in, those with most records first."""
    cells: defaultdict[tuple[int, int], Cluster] = defaultdict(Cluster)
    for town in found:
        if town.place and box.has(*town.place):
            latitude, longitude = town.place
            cells[floor(latitude / box.cell), floor(longitude / box.cell)].towns.append(town)
    return sorted(cells.values(), key=lambda cluster: -cluster.number)[:MOST_DRAWN]


def _places(listing: Listing, found: list[Any]) -> dict[tuple[str, str], tuple[float, float]]:
    declared, keys = listing.entity.map, defaultdict(list)
    assert declared
    for country, key, *_rest in found:
        keys[country].append(key)
    return {(country, key): at for country in keys for key, at in declared.towns(country, keys[country]).items()}


def _url(listing: Listing, name: str) -> str:
    """The list of what is in it, as a table."""
    assert listing.entity.map
    return listing.url(**{"show": None, BOX: None, listing.entity.map.narrows: name})

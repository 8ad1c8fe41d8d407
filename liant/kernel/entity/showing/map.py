"""A list on a map: in which towns its records are, near ones together (GEN-02)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from math import floor
from typing import Any

from django.db.models import Avg, Count, F, Min
from django.db.models.functions import Floor
from django.utils.formats import number_format

from liant.kernel.entity.listing import Listing
from liant.kernel.entity.showing.boxes import BOX, Box, around

# Towns that are looked at, the largest first; groups of them that are drawn.
MOST, MOST_DRAWN = 20_000, 500


@dataclass
class Town:
    """So many records are in it; `one` is the number of the first, `key` its country and folded name."""

    key: tuple[str, str]
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


def towns(listing: Listing, cell: float) -> list[Town]:
    """The towns in which records of the list are, the largest first; in one statement.

    What has a place of its own stands for itself, within a cell of so many degrees together with others.
    """
    found = list(_rows(listing, cell)[:MOST])
    places = _places(listing, [row for row in found if row["mean_latitude"] is None])
    return [
        Town(_key(row), row["name"], row["number"], row["one"], _place(row, places), _url(listing, row["name"]))
        for row in found
    ]


def _key(row: Any) -> tuple[str, str]:
    return row["land"], row["town_key"]


def _rows(listing: Listing, cell: float) -> Any:
    declared = listing.entity.map
    assert declared
    whole = declared.part.wholes[0]
    parts = declared.part._default_manager.order_by()
    if listing.records.query.has_filters():
        parts = parts.filter(**{f"{whole}__in": listing.records.order_by().values("pk")})
    latitude, longitude = declared.at
    grouped = parts.values(
        land=F(declared.country),
        town_key=F(declared.key),
        row=Floor(F(latitude) / cell),
        line=Floor(F(longitude) / cell),
    )
    return grouped.annotate(
        number=Count(whole, distinct=True), one=Min(whole), name=Min(declared.town),
        mean_latitude=Avg(latitude), mean_longitude=Avg(longitude),
    ).order_by("-number", "town_key")  # fmt: skip


def whole(found: Iterable[Town]) -> list[Town]:
    """Each town once, with what has places of its own, the largest first."""
    kept: dict[tuple[str, str], Town] = {}
    for town in found:
        there = kept.get(town.key)
        kept[town.key] = replace(there, number=there.number + town.number) if there else town
    return sorted(kept.values(), key=lambda town: -town.number)


def clusters(found: Iterable[Town], box: Box) -> list[Cluster]:
    """Those in a box by the cell of its grid that they are in, those with most records first."""
    cells: defaultdict[tuple[int, int], Cluster] = defaultdict(Cluster)
    for town in found:
        if town.place and box.has(*town.place):
            latitude, longitude = town.place
            cells[floor(latitude / box.cell), floor(longitude / box.cell)].towns.append(town)
    return sorted(cells.values(), key=lambda cluster: -cluster.number)[:MOST_DRAWN]


def _places(listing: Listing, rows: list[Any]) -> dict[tuple[str, str], tuple[float, float]]:
    """Where the towns are in which something has no place of its own."""
    declared, keys = listing.entity.map, defaultdict(list)
    assert declared
    for row in rows:
        keys[row["land"]].append(row["town_key"])
    return {(land, key): at for land in keys for key, at in declared.towns(land, keys[land]).items()}


def _place(row: Any, places: dict[tuple[str, str], tuple[float, float]]) -> tuple[float, float] | None:
    if row["mean_latitude"] is not None:
        return row["mean_latitude"], row["mean_longitude"]
    return places.get(_key(row))


def url_without(listing: Listing) -> str:
    """The list of what is in no town at all, as a table."""
    declared = listing.entity.map
    assert declared
    name = f"{declared.part.accessor(declared.part.wholes[0])}.{declared.town}"
    return listing.url_asking({"field": name, "operator": "empty"}, **{"show": None, BOX: None})


def _url(listing: Listing, name: str) -> str:
    """The list of what is in it, as a table."""
    assert listing.entity.map
    return listing.url(**{"show": None, BOX: None, listing.entity.map.narrows: name})

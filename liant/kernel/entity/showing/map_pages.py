"""What a page tells of a list that is shown on a map."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from liant.kernel.entity.listing import Listing
from liant.kernel.entity.showing.boxes import BOX, around, box_of
from liant.kernel.entity.showing.map import Cluster, clusters, towns, url_without, whole

# Towns named beside the map.
MOST_NAMED = 100
# Around a single town one sees that much, in degrees, or tells not where it is.
ROOM = 1.5
# How near, in degrees, places of their own stand together until one comes closer.
WIDE = 0.25


@dataclass
class Mark:
    """A place on the map: what it is called, where it is and where it leads.

    `box` is the part of the world it leads to, where it stands for several towns.
    """

    cluster: Cluster
    name: str
    url: str
    box: str = ""
    is_record: bool = False

    @property
    def at(self) -> str:
        """Where it is, as scripts read it."""
        return ",".join(f"{degrees:.5f}" for degrees in self.cluster.place)

    @property
    def number(self) -> str:
        """How many are there, as scripts read it."""
        return str(self.cluster.number)

    @property
    def label(self) -> str:
        """What it is called, and how many are there."""
        return (
            self.name if self.is_record else f"{self.name}: {number_format(self.cluster.number, force_grouping=True)}"
        )


def map_page(listing: Listing) -> dict[str, Any]:
    """The marks of the part of the world asked for, or of all of it, and the towns that are in it."""
    asked = box_of(listing.parameters)
    found = towns(listing, asked.cell if asked else WIDE)
    placed = [town for town in found if town.place]
    box = asked or around((town.place for town in placed if town.place), room=ROOM)
    inside = [town for town in placed if town.place and box.has(*town.place)]
    named = whole(inside)
    unknown = [town for town in found if not town.place]
    return {
        "way_template": "entity/showing/map.html" if found or listing.active or listing.query else "",
        "box": box.text,
        "marks": _marks(listing, clusters(inside, box)),
        "towns": named[:MOST_NAMED],
        "more_towns": max(len(named) - MOST_NAMED, 0),
        "without_url": url_without(listing),
        "unknown": unknown[:MOST_NAMED],
        "unknown_number": sum(town.number for town in unknown),
        "tiles": settings.MAPS.tiles,
        "tiles_attribution": settings.MAPS.attribution,
        "map_url": listing.url(**{BOX: None}),
        "count": listing.count,
    }


def _marks(listing: Listing, found: list[Cluster]) -> list[Mark]:
    alone = [cluster.towns[0].one for cluster in found if cluster.number == 1]
    records = listing.entity.model._default_manager.in_bulk(alone)
    return [_mark(listing, cluster, records) for cluster in found]


def _mark(listing: Listing, cluster: Cluster, records: dict[int, Any]) -> Mark:
    first = cluster.towns[0]
    if cluster.number == 1 and (record := records.get(first.one)):
        return Mark(cluster, f"{record}, {first.name}", listing.entity.url(record.pk), is_record=True)
    if len({town.place for town in cluster.towns}) == 1:
        return Mark(cluster, first.name, first.url)
    box = cluster.box.text
    name = _("%(town)s and around it") % {"town": first.name}
    return Mark(cluster, name, listing.url(**{BOX: box}), box)

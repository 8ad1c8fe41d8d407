"""The part of the world that a map shows, and the cells of its grid (GEN-02)."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, isfinite, log2

from django.http import QueryDict

# The parameter that tells it: south,west,north,east in degrees.
BOX = "box"
# Cells from west to east, as many or down to half of them, for marks have to stand apart; the finest, in degrees.
CELLS, FINEST = 16, 0.0005


@dataclass(frozen=True)
class Box:
    """From south-west to north-east, in degrees (WGS 84)."""

    south: float
    west: float
    north: float
    east: float

    @property
    def text(self) -> str:
        """As addresses write it."""
        return ",".join(f"{degrees:.4f}" for degrees in (self.south, self.west, self.north, self.east))

    @property
    def cell(self) -> float:
        """How wide a cell is, in degrees: a power of two, so that the grid stays where it is while one moves."""
        # Screens are about twice as wide as high.
        span = max(self.east - self.west, 2 * (self.north - self.south)) / CELLS
        return float(2 ** ceil(log2(max(span, FINEST))))

    def has(self, latitude: float, longitude: float) -> bool:
        """Whether a place is in it."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


def box_of(parameters: QueryDict) -> Box | None:
    """The one asked for; None where none is, or what is asked for is none."""
    try:
        south, west, north, east = map(float, parameters.get(BOX, "").split(","))
    except ValueError:
        return None
    is_one = all(map(isfinite, (south, west, north, east))) and south < north and west < east
    return Box(max(south, -90), max(west, -180), min(north, 90), min(east, 180)) if is_one else None


def around(places: Iterable[tuple[float, float]], *, room: float = 0.04) -> Box:
    """The one that has all these places, with at least so much room, in degrees; Europe where there are none."""
    found = list(places)
    if not found:
        return Box(34, -12, 62, 42)
    latitudes, longitudes = zip(*found, strict=True)
    room = max(0.08 * (max(latitudes) - min(latitudes)), 0.08 * (max(longitudes) - min(longitudes)), room)
    south, west = max(min(latitudes) - room, -85), max(min(longitudes) - room, -180)
    return Box(south, west, min(max(latitudes) + room, 85), min(max(longitudes) + room, 180))

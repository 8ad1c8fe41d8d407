"""Where the towns of the world are, by GeoNames (CC BY 4.0), without asking anybody: `bin/towns` writes the file."""

import zipfile
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

Position = tuple[float, float]
# Countries kept in memory, each of some hundred kB to a few MB.
KEPT = 16


def positions(country: str, keys: Iterable[str]) -> dict[str, Position]:
    """Latitude and longitude, in degrees (WGS 84), of those folded names of towns that are known in a country."""
    known = _towns_of(country)
    return {key: known[key] for key in keys if key in known}


@lru_cache(KEPT)
def _towns_of(country: str) -> dict[str, Position]:
    with files(__package__).joinpath("towns.zip").open("rb") as file, zipfile.ZipFile(file) as archive:
        name = f"{country}.tsv"
        lines = archive.read(name).decode().splitlines() if name in archive.namelist() else []
    rows = (line.split("\t") for line in lines)
    return {key: (float(latitude), float(longitude)) for key, latitude, longitude in rows}

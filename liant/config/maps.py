"""What lies below the marks of a map: the images of a tile server, by LIANT_MAP_TILES, or outlines of countries."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured


class Maps(NamedTuple):
    """The address of tiles, whose they are, and the origin that pages may load them from; all empty unless set."""

    tiles: str
    attribution: str
    images: str


def maps(environ: Mapping[str, str]) -> Maps:
    """What LIANT_MAP_TILES and LIANT_MAP_ATTRIBUTION tell.

    Raises ImproperlyConfigured for what is no such address, and for tiles of which is not told whose they are.
    """
    tiles, attribution = environ.get("LIANT_MAP_TILES", ""), environ.get("LIANT_MAP_ATTRIBUTION", "")
    if tiles and not attribution:
        raise ImproperlyConfigured("Set LIANT_MAP_ATTRIBUTION to what the owner of the map's tiles asks to be told.")
    return Maps(tiles, attribution, _origin(tiles) if tiles else "")


def _origin(tiles: str) -> str:
    """Where they come from, as a Content-Security-Policy names it: any of several servers is `*`."""
    there = urlsplit(tiles.replace("{s}.", "*."))
    is_whole = all(part in there.path + there.query for part in ("{x}", "{y}", "{z}"))
    is_plain = not set(there.netloc) & set(" ;,{}'\"")
    if there.scheme not in ("https", "http") or not there.hostname or not is_whole or not is_plain:
        form = "https://tiles.example.org/{z}/{x}/{y}.png"
        raise ImproperlyConfigured(f"LIANT_MAP_TILES is {tiles!r}: write an address such as {form}.")
    return f"{there.scheme}://{there.netloc}"

"""The address in a line of text: street, postal code, town, county, country."""

import re

from liant.kernel.text import fold
from liant.modules.contacts.capture.words import COUNTIES, COUNTRIES, COUNTY, STREET
from liant.modules.contacts.towns import positions

_POSTAL_CODES = {
    "RO": re.compile(r"(?:\b(?:RO|cod poștal|cod)[ -:]*)?\b(\d{6})\b", re.IGNORECASE),
    "GR": re.compile(r"(?:\b(?:GR|Τ\.?Κ\.?)[ -:]*)?\b(\d{3} ?\d{2})\b", re.IGNORECASE),
}
_SECTOR = re.compile(r"\bsector(?:ul)?\s*[1-6]\b", re.IGNORECASE)
_EDGES = " ,;.-–|"
Place = dict[str, str]


def is_place(line: str, country: str) -> bool:
    """Whether a line is about where somebody is."""
    has_code = (pattern := _POSTAL_CODES.get(country)) and pattern.search(line)
    return bool(has_code or STREET.search(fold(line)) or COUNTY.search(fold(line)))


def place_in(lines: list[str], country: str) -> Place:
    """The address that these lines tell; nothing without its town."""
    pieces = [piece.strip(_EDGES) for line in lines for piece in re.split(r"[,;|]", line)]
    place: Place = {"country": country}
    street: list[str] = []
    for piece in filter(None, pieces):
        left = _without_known(piece, place)
        if left and not _is_town(left, place):
            street.append(left)
    if "city" not in place:
        return {}
    return place | ({"street": ", ".join(street)} if street else {})


def _without_known(piece: str, place: Place) -> str:
    """What is left of a piece when country, county and postal code are noted."""
    if code := COUNTRIES.get(fold(piece)):
        place["country"] = code
        return ""
    if said := COUNTY.match(fold(piece)):
        # Folding changes no letter's place.
        name = piece[said.end() :].strip()
        place["region"] = COUNTIES.get(fold(name), name)
        return ""
    pattern = _POSTAL_CODES.get(place["country"])
    if pattern and "postal_code" not in place and (found := pattern.search(piece)):
        place["postal_code"] = found[1]
        piece = (piece[: found.start()] + " " + piece[found.end() :]).strip(_EDGES)
    return " ".join(piece.split())


def _is_town(piece: str, place: Place) -> bool:
    """Whether it is a town that there is, or the county after it; then it is noted."""
    name = _SECTOR.sub("", piece).strip(_EDGES)
    name = re.sub(r"^(?:mun\.|municipiul|oraș(?:ul)?|com\.|comuna|loc\.)\s*", "", name, flags=re.IGNORECASE)
    is_known = not any(map(str.isdigit, name)) and bool(positions(place["country"], [fold(name)]))
    if "city" not in place and name and is_known and not STREET.search(fold(piece)):
        place["city"] = name
        return True
    if place["country"] == "RO" and "region" not in place and (county := COUNTIES.get(fold(name))):
        place["region"] = county
        return True
    return False

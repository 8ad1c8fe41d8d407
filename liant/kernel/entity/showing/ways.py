"""In which way a list is shown, and the others in which it could be (GEN-02)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from liant.kernel.access.limits import hidden_fields, is_hidden
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.showing.board import BY, board_field, board_fields
from liant.kernel.entity.showing.boxes import BOX
from liant.kernel.entity.showing.periods import DAY, SPAN

# The parameter that names the way; the table has none.
SHOW = "show"
TABLE, BOARD, CALENDAR, MAP = "", "board", "calendar", "map"
# What belongs to one way alone, and is left behind on going to another.
OWN = (SHOW, BY, SPAN, DAY, BOX, "group")


@dataclass(frozen=True)
class Way:
    """A way to go to."""

    name: str
    label: Any
    icon: str
    url: str
    is_current: bool


def way_of(listing: Listing) -> str:
    """The way asked for, where the entity has it; else the table."""
    asked = listing.parameters.get(SHOW, TABLE)
    return asked if asked in {name for name, _label, _icon in _offered(listing)} else TABLE


def ways(listing: Listing) -> list[Way]:
    """All of them, the table first; none where that is the only one."""
    current, offered = way_of(listing), list(_offered(listing))
    bare = dict.fromkeys(OWN)
    found = [
        Way(name, label, icon, listing.url(**bare | {SHOW: name or None}), name == current)
        for name, label, icon in offered
    ]
    return found if len(found) > 1 else []


def moved_fields(listing: Listing) -> list[str]:
    """The fields that a record's place tells in the way that the list is shown; none where nothing moves."""
    way, calendar = way_of(listing), listing.entity.calendar
    if way == CALENDAR and calendar:
        return list(calendar.fields)
    return [board_field(listing).name] if way == BOARD else []


def _offered(listing: Listing) -> Iterator[tuple[str, Any, str]]:
    yield TABLE, _("Table"), "table"
    if board_fields(listing):
        yield BOARD, _("Board"), "layout-kanban"
    calendar = listing.entity.calendar
    if calendar and not hidden_fields(listing.entity.model).intersection(calendar.fields):
        yield CALENDAR, _("Calendar"), "calendar"
    if listing.entity.map and not is_hidden(listing.entity.map.part):
        yield MAP, _("Map"), "map-2"

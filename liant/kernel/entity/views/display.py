"""The page on which the columns of a list and its order are chosen."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from liant.kernel.entity.columns import Column
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.groupings import GROUP, asked_grouping, groupings
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.sorting import MOST
from liant.kernel.entity.views.doors import EntityRequest, door


@dataclass(frozen=True)
class Offer:
    """What may be chosen: its value in the list's URL, what it is called, whether it is chosen now."""

    value: str
    label: str
    is_chosen: bool


@door
def display_view(request: EntityRequest, entity: Entity) -> HttpResponse:
    """Choose columns and order; the form leads to the list, with whatever else its URL says."""
    listing = Listing(entity, request.GET)
    context = {
        "entity": entity,
        "columns": list(_columns(listing)),
        "orders": [
            {"label": label, "offers": list(_orders(listing, number))} for number, label in enumerate(_labels())
        ],
        "groupings": list(_groupings(listing)),
        "kept": list(listing.kept("column", "sort", GROUP)),
        "cancel_url": listing.url(),
        "reset_url": listing.url(column=None, sort=None, group=None, width=None),
    }
    return render(request, "entity/display.html", context)


def _columns(listing: Listing) -> Iterator[Offer]:
    """Those that are shown in their order, then the others; the name is always there."""
    shown = listing.columns
    hidden = [column for column in listing.entity.offered_columns if column not in shown]
    for column in (*shown, *hidden):
        if column.name != "caption":
            yield Offer(column.name, column.label, column in shown)


def _groupings(listing: Listing) -> Iterator[Offer]:
    chosen, offered = asked_grouping(listing), groupings(listing)
    if offered:
        yield Offer("", "–", chosen is None)
    yield from (Offer(each.name, each.label, chosen is not None and each.name == chosen.name) for each in offered)


def _labels() -> list[str]:
    return [_("Sort by"), *[_("then by")] * (MOST - 1)]


def _orders(listing: Listing, number: int) -> Iterator[Offer]:
    chosen = listing.asked_order[number] if number < len(listing.asked_order) else ""
    yield Offer("", "–", not chosen)
    for column in listing.entity.offered_columns:
        if listing.entity.sort_field(column.name):
            yield from (Offer(value, label, value == chosen) for value, label in _both_ways(column))


def _both_ways(column: Column) -> tuple[tuple[str, str], ...]:
    return (
        (column.name, _("%(column)s, upwards") % {"column": column.label}),
        (f"-{column.name}", _("%(column)s, downwards") % {"column": column.label}),
    )

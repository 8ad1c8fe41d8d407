"""What a page tells of a list that is shown otherwise than as a table."""

from typing import Any

from django.utils.text import capfirst

from liant.kernel.entity.listing import Listing
from liant.kernel.entity.showing.board import BY, Lane, board_field, board_fields, counted, lanes
from liant.kernel.entity.showing.cards import cards

Context = dict[str, Any]


def shown(way: str, listing: Listing) -> Context:
    """What its template needs, and the `count` of what is there."""
    return {"board": board}[way](listing)


def moved(listing: Listing, record: Any, values: set[str]) -> Context:
    """What of a board changes when a record has been moved, or was not: its card, the heads of these lanes."""
    by = board_field(listing)
    here = str(getattr(record, by.attname))
    found = [lane for lane in lanes(listing) if lane.value in {*values, here}]
    own = next((lane for lane in found if lane.value == here), None)
    card = None
    if own and own.listing.records.filter(pk=record.pk).exists():
        (card,) = cards(listing, by.name, [record])
        card.follower = _follower(own, record)
    return {"lanes": found, "card": card, "by": by, **_common(listing)}


def board(listing: Listing) -> Context:
    """The board, and the fields by which there could be others."""
    by, found = board_field(listing), lanes(listing)
    records = [record for lane in found for record in lane.listing.page.records]
    made = iter(cards(listing, by.name, records))
    for lane in found:
        lane.cards = [next(made) for _record in lane.listing.page.records]
    offered = [
        {"label": capfirst(str(each.verbose_name)), "url": listing.url(**{BY: each.name}), "is_current": each is by}
        for each in board_fields(listing)
    ]
    context = {
        "way_template": "entity/showing/board.html" if records or listing.active or listing.query else "",
        "lanes": found,
        "by": by,
        "boards": offered if len(offered) > 1 else [],
        "can_move": any(card.is_movable for lane in found for card in lane.cards),
        "count": counted(found),
    }
    return context | _common(listing)


def _common(listing: Listing) -> Context:
    return {"move_query": listing.parameters_with(after=None, before=None), "here": listing.url()}


def _follower(lane: Lane, record: Any) -> str:
    """The record after it among the first of its lane."""
    numbers = [each.pk for each in lane.listing.page.records]
    place = numbers.index(record.pk) + 1 if record.pk in numbers else len(numbers)
    return str(numbers[place]) if place < len(numbers) else ""

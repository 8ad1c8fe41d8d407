"""What a page tells of a list that is shown otherwise than as a table."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.text import capfirst

from liant.kernel.access.actor import allowed_actions
from liant.kernel.entity.counting import Count
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.showing.board import BY, Lane, board_field, board_fields, counted, lanes
from liant.kernel.entity.showing.calendar import MOST, Event, events, events_of
from liant.kernel.entity.showing.cards import cards
from liant.kernel.entity.showing.map_pages import map_page
from liant.kernel.entity.showing.moving import WAS
from liant.kernel.entity.showing.periods import DAY, SPAN, SPANS, Period, period_of
from liant.kernel.entity.showing.ways import BOARD, CALENDAR, MAP
from liant.kernel.ui.dates import day_of

Context = dict[str, Any]


def shown(way: str, listing: Listing) -> Context:
    """What its template needs, and the `count` of what is there."""
    drawn: dict[str, Callable[[Listing], Context]] = {BOARD: board, CALENDAR: calendar, MAP: map_page}
    return drawn[way](listing)


def moved(way: str, listing: Listing, record: Any, given: QueryDict) -> tuple[str, Context]:
    """The template, and what it needs, of what changes by a move that was asked for, be it refused or not."""
    if way == CALENDAR:
        return "entity/showing/moved_event.html", _moved_event(listing, record)
    return "entity/showing/moved.html", _moved_card(listing, record, given)


def _moved_card(listing: Listing, record: Any, given: QueryDict) -> Context:
    """The card, and the heads of the lanes where it was, should go, and is."""
    by = board_field(listing)
    here = str(getattr(record, by.attname))
    values = {here, given.get(by.name), given.get(f"{WAS}{by.name}")}
    found = [lane for lane in lanes(listing) if lane.value in values]
    own = next((lane for lane in found if lane.value == here), None)
    made = []
    if own and own.listing.records.filter(pk=record.pk).exists():
        made = cards(listing, by.name, [record])
        made[0].follower = _follower(own, record)
    return {"lanes": found, "cards": made, "by": by, "here": listing.url()}


def _moved_event(listing: Listing, record: Any) -> Context:
    """The event on its first day, where the list still has it."""
    found = events_of(listing, listing.records.filter(pk=record.pk))
    return {"days": [(event.start.date(), [event]) for event in found], "today": None}


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
    return {
        "way_template": "entity/showing/board.html" if records or listing.active or listing.query else "",
        "lanes": found,
        "by": by,
        "boards": offered if len(offered) > 1 else [],
        "can_move": any(card.is_movable for lane in found for card in lane.cards),
        "count": counted(found),
        "move_query": listing.parameters_with(after=None, before=None),
        "here": listing.url(),
    }


def calendar(listing: Listing) -> Context:
    """The events of the period asked for, by day, and the ways to other periods."""
    period = period_of(listing.parameters)
    found, is_cut = events(listing, period)
    may_create = "create" in allowed_actions(listing.entity.model)
    return {
        "way_template": "entity/showing/calendar.html",
        "calendar": listing.entity.calendar,
        "period": period,
        "is_asked": SPAN in listing.parameters,
        "spans": _spans(listing, period),
        "previous_period_url": _at(listing, period.previous),
        "next_period_url": _at(listing, period.next),
        "today_url": listing.url(**{DAY: None}),
        "today": timezone.localdate(),
        "zone": timezone.localtime().isoformat()[-6:],
        "days": _by_day(found, period),
        "last_shown": day_of(found[-1].start) if is_cut else "",
        "most": MOST,
        "count": Count(len(found), not is_cut),
        "calendar_create_url": listing.entity.create_url if may_create else "",
        "move_query": listing.parameters_with(),
    }


def _spans(listing: Listing, period: Period) -> list[dict[str, Any]]:
    return [
        {"name": name, "label": label, "url": listing.url(**{SPAN: name}), "is_current": name == period.span}
        for name, label in SPANS.items()
    ]


def _at(listing: Listing, day: date) -> str:
    return listing.url(**{DAY: day.isoformat()})


def _by_day(found: list[Event], period: Period) -> list[tuple[date, list[Event]]]:
    """The days of a period on which there is something."""
    days: dict[date, list[Event]] = {day: [] for day in period.days}
    for event in found:
        for day in event.days:
            if day in days:
                days[day].append(event)
    return [(day, of_day) for day, of_day in days.items() if of_day]


def _follower(lane: Lane, record: Any) -> str:
    """The record after it among the first of its lane."""
    numbers = [each.pk for each in lane.listing.page.records]
    place = numbers.index(record.pk) + 1 if record.pk in numbers else len(numbers)
    return str(numbers[place]) if place < len(numbers) else ""

"""The events of a period, day by day, as markup: written directly, for there may be a thousand of them."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django.utils.safestring import SafeString

from liant.kernel.ui.dates import weekday_of
from liant.kernel.ui.icons import icon_svg


def agenda(days: Iterable[tuple[Any, list[Any]]], today: Any) -> SafeString:
    """Each day with its events; an event that is met for the first time carries what an island needs to draw it."""
    met: set[str] = set()
    return SafeString("".join(_day(day, events, day == today, met) for day, events in days))


def _day(day: Any, events: list[Any], is_today: bool, met: set[str]) -> str:
    title = escape(weekday_of(day))
    current = ' aria-current="date"' if is_today else ""
    return (
        f'<section class="agenda-day"{current} aria-labelledby="day-{day.isoformat()}">'
        f'<h3 class="agenda-date" id="day-{day.isoformat()}">{title}</h3>'
        f'<ul class="agenda-events">{"".join(_event(event, day, met) for event in events)}</ul></section>'
    )


def _event(event: Any, day: Any, met: set[str]) -> str:
    known = "" if event.number in met else _known(event)
    met.add(event.number)
    facts = f'<span class="agenda-facts">{escape(event.facts)}</span>' if event.facts else ""
    mark = icon_svg({"over": "check", "off": "x"}[event.state]) if event.state else ""
    state = f" is-{event.state}" if event.state else ""
    return (
        f'<li class="agenda-event tone-{event.tone}{state}"{known}>'
        f'<span class="agenda-time">{escape(event.when(day))}</span><span class="agenda-what">'
        f'<a class="caption-link" href="{event.url}">{escape(event.caption)}</a>{facts}</span>{mark}</li>'
    )


def _known(event: Any) -> str:
    told = {
        "number": event.number, "start": event.start.isoformat(), "end": event.end.isoformat(),
        "all-day": "1" if event.is_all_day else "", "movable": "1" if event.is_movable else "",
        "tone": event.tone, "state": event.state,
    }  # fmt: skip
    return f' id="row-{event.number}"' + "".join(f' data-{name}="{escape(value)}"' for name, value in told.items())

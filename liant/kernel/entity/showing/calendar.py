"""A list as a calendar: the records of a period as events (GEN-02)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from liant.kernel.access.limits import hidden_fields
from liant.kernel.entity.cells import tone_of
from liant.kernel.entity.columns import column_for
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.showing.cards import movable_among
from liant.kernel.entity.showing.declared import LONG, Calendar, is_long
from liant.kernel.entity.showing.periods import Period
from liant.kernel.ui.tones import tone_of_row

# As many events as one page draws; of long ones as many are looked at, before any filter.
MOST, MOST_LONG = 1000, 5000


@dataclass
class Event:
    """A record in a calendar, by the reader's clock; `end` is the moment, or the day, after it."""

    number: str
    url: str
    caption: str
    start: datetime
    end: datetime
    is_all_day: bool
    facts: str
    tone: str
    state: str
    is_movable: bool

    @property
    def days(self) -> Iterator[date]:
        """The days on which it is."""
        last = max(self.start, self.end - timedelta(microseconds=1)).date()
        yield from (self.start.date() + timedelta(days=number) for number in range((last - self.start.date()).days + 1))

    def when(self, day: date) -> str:
        """Its time on one of its days, in words."""
        begins = f"{self.start:%H:%M}" if self.start.date() == day else ""
        ends = f"{self.end:%H:%M}" if self.end.date() == day else ""
        if self.is_all_day or not (begins or ends):
            return _("all day")
        if not ends:
            return _("from %(time)s") % {"time": begins}
        if not begins:
            return _("until %(time)s") % {"time": ends}
        return begins if self.start == self.end else f"{begins} – {ends}"


def events(listing: Listing, period: Period) -> tuple[list[Event], bool]:
    """The events of a period in their order, and whether there are more than are told."""
    calendar = listing.entity.calendar
    assert calendar
    begins = attrgetter(calendar.start, "pk")
    found = sorted(_found(listing, calendar, period), key=begins)
    return events_of(listing, found[:MOST]), len(found) > MOST


def _found(listing: Listing, calendar: Calendar, period: Period) -> Iterator[Any]:
    """What is in it, each kind by the index that finds it: together they would be found by none."""
    model = listing.entity.model
    texts = [field.name for field in model._meta.concrete_fields if isinstance(field, models.TextField)]
    records = listing.records.defer("search", *texts).order_by(calendar.start, "id")
    if calendar.end:
        # Without other filters, lest PostgreSQL goes through all that these leave.
        long_ago = model._default_manager.filter(_long_ago(listing, calendar, period)).order_by(calendar.end)
        if numbers := list(long_ago.values_list("pk", flat=True)[:MOST_LONG]):
            yield from records.filter(pk__in=numbers)[: MOST + 1]
        yield from records.filter(_lately(listing, calendar, period))[: MOST + 1]
    yield from records.filter(_within(listing, calendar, period))[: MOST + 1]


def _within(listing: Listing, calendar: Calendar, period: Period) -> Q:
    """What begins in it."""
    first, end = _bounds(listing, calendar, period)
    return Q(**{f"{calendar.start}__gte": first, f"{calendar.start}__lt": end})


def _long_ago(listing: Listing, calendar: Calendar, period: Period) -> Q:
    """What began long before it and goes on, as only few do that last long."""
    first, _end = _bounds(listing, calendar, period)
    begun = Q(**{f"{calendar.start}__lt": first - LONG, f"{calendar.end}__gt": first})
    return begun & is_long(calendar.start, calendar.end)


def _lately(listing: Listing, calendar: Calendar, period: Period) -> Q:
    """What began in the hours before it and goes on."""
    first, _end = _bounds(listing, calendar, period)
    start = {f"{calendar.start}__gte": first - LONG, f"{calendar.start}__lt": first}
    return Q(**start, **{f"{calendar.end}__gt": first})


def _bounds(listing: Listing, calendar: Calendar, period: Period) -> tuple[Any, Any]:
    is_moment = isinstance(listing.entity.model._meta.get_field(calendar.start), models.DateTimeField)
    return period.bounds if is_moment else (period.first, period.end)


def events_of(listing: Listing, found: Iterable[Any]) -> list[Event]:
    """Records of a list as events; one query for each fact, one for what may be moved."""
    entity, records = listing.entity, list(found)
    calendar = entity.calendar
    assert calendar
    shown = {column.name for column in entity.offered_columns}
    facts = [column_for(entity.model, name).cells(records) for name in calendar.facts if name in shown]
    tone = _tone(listing, calendar)
    movable = movable_among(listing, calendar.fields, records)
    zone = timezone.get_current_timezone()
    return [
        Event(
            str(record.pk), entity.url(record.pk), str(record), *_times(calendar, record, zone),
            " · ".join(text for cells in facts if (text := cells[record.pk].text)),
            tone(record), _state(calendar, record), record.pk in movable,
        )
        for record in records
    ]  # fmt: skip


def _times(calendar: Calendar, record: Any, zone: Any) -> tuple[datetime, datetime, bool]:
    start = getattr(record, calendar.start)
    if not isinstance(start, datetime):
        first = datetime(start.year, start.month, start.day)  # noqa: DTZ001  a day has no zone
        return first, first + timedelta(days=1), True
    end = getattr(record, calendar.end) if calendar.end else start
    is_all_day = bool(calendar.all_day and getattr(record, calendar.all_day))
    return start.astimezone(zone).replace(tzinfo=None), end.astimezone(zone).replace(tzinfo=None), is_all_day


def _state(calendar: Calendar, record: Any) -> str:
    if any(str(getattr(record, name)) in values for name, values in calendar.off.items()):
        return "off"
    return "over" if any(str(getattr(record, name)) in values for name, values in calendar.over.items()) else ""


def _tone(listing: Listing, calendar: Calendar) -> Callable[[Any], str]:
    """The colour of a record: of its choice, or of the row that it refers to; blue where the field is hidden."""
    field: Any = listing.entity.model._meta.get_field(calendar.colour) if calendar.colour else None
    if field is None or field.name in hidden_fields(listing.entity.model):
        return lambda _record: "blue"
    if field.choices:
        return lambda record: tone_of(field, getattr(record, field.name))
    return lambda record: tone_of_row(getattr(record, field.attname) or 0)

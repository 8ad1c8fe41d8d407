"""When equipment is free (RES-06, RES-07)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from django.db import connection
from django.utils import timezone
from django.utils.formats import date_format, time_format

# Where times are proposed as long as nobody said when work is done: on these days of the week, between these hours.
WORKDAYS, FROM, UNTIL = range(5), time(9), time(18)
# So far ahead, and no more of them.
AHEAD, MOST = timedelta(days=14), 3
# Meetings begin at the quarter of an hour.
QUARTER = timedelta(minutes=15)

Span = tuple[datetime, datetime]


def taken(
    equipment: Iterable[int], start: datetime, end: datetime, *, but: int | None = None
) -> list[tuple[Span, int]]:
    """When these pieces are taken within this time by other activities, whoever asks, in order; each with the piece."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT lower(period), upper(period), equipment_id FROM activities.taken(%s, tstzrange(%s, %s), %s)",
            [list(equipment), start, end, but],
        )
        return [((begin, until), piece) for begin, until, piece in cursor.fetchall()]


def next_free(equipment: Iterable[int], after: datetime, length: timedelta, *, but: int | None = None) -> list[Span]:
    """The next times, within hours of work, at which all of these pieces are free for so long."""
    busy = [span for span, _piece in taken(equipment, after, after + AHEAD, but=but)]
    found: list[Span] = []
    for opening, closing in _working_hours(after):
        for start, end in _gaps(busy, max(opening, _rounded(after)), closing):
            if end - start >= length:
                found.append((start, start + length))
            if len(found) == MOST:
                return found
    return found


def spans_in_words(spans: Iterable[Span]) -> list[str]:
    """Each by the reader's clock: the day, from when, until when."""
    local = ((timezone.localtime(start), timezone.localtime(end)) for start, end in spans)
    return [
        f"{date_format(start, 'SHORT_DATE_FORMAT')}, {time_format(start, 'H:i')}–{time_format(end, 'H:i')}"
        for start, end in local
    ]


def _working_hours(after: datetime) -> Iterator[Span]:
    first = timezone.localtime(after).date()
    days = (first + timedelta(days=number) for number in range(AHEAD.days))
    return ((_at(day, FROM), _at(day, UNTIL)) for day in days if day.weekday() in WORKDAYS)


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


def _rounded(moment: datetime) -> datetime:
    """The next quarter of an hour."""
    past = timedelta(minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond)
    return moment - past + (QUARTER if past else timedelta())


def _gaps(busy: list[Span], opening: datetime, closing: datetime) -> Iterator[Span]:
    """What is left between opening and closing when these spans, in order, are taken."""
    free_from = opening
    for start, end in busy:
        if end <= free_from or start >= closing:
            continue
        if start > free_from:
            yield free_from, start
        free_from = max(free_from, _rounded(end))
    if free_from < closing:
        yield free_from, closing

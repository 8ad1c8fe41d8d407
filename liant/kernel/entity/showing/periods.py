"""The days that a calendar shows: a month in whole weeks, a week, a day, or a month as an agenda (GEN-02)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import QueryDict
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.ui import dates

# The parameters that name the kind of period and a day in it.
SPAN, DAY = "span", "day"
MONTH, WEEK, ONE_DAY, AGENDA = "month", "week", "day", "agenda"
SPANS = {MONTH: _("Month"), WEEK: _("Week"), ONE_DAY: _("Day"), AGENDA: _("Agenda")}
# Years in which moments of any time zone can be told.
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)


@dataclass(frozen=True)
class Period:
    """From the first day to the one before `end`, around a day."""

    span: str
    day: date
    first: date
    end: date

    @property
    def title(self) -> str:
        """What it is called."""
        if self.span in (MONTH, AGENDA):
            return capfirst(dates.month_of(self.day))
        if self.span == ONE_DAY:
            return capfirst(dates.in_full(self.day))
        return capfirst(dates.range_of(self.first, self.end - timedelta(days=1)))

    @property
    def previous(self) -> date:
        """A day in the one before."""
        return _first_of_month(self.day, -1) if self.span in (MONTH, AGENDA) else self.first - (self.end - self.first)

    @property
    def next(self) -> date:
        """A day in the one after."""
        return _first_of_month(self.day, 1) if self.span in (MONTH, AGENDA) else self.end

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """The moments at which it begins and ends, by the reader's clock."""
        return midnight(self.first), midnight(self.end)

    @property
    def days(self) -> list[date]:
        """Each of its days."""
        return [self.first + timedelta(days=number) for number in range((self.end - self.first).days)]


def period_of(parameters: QueryDict) -> Period:
    """The period asked for; this month where none is, or what is asked for is none."""
    span = parameters.get(SPAN, "")
    return period(span if span in SPANS else MONTH, day_in(parameters.get(DAY, "")))


def period(span: str, day: date) -> Period:
    """The period of that kind around a day."""
    if span == ONE_DAY:
        return Period(span, day, day, day + timedelta(days=1))
    if span == WEEK:
        return Period(span, day, _week_of(day), _week_of(day) + timedelta(days=7))
    first, end = _first_of_month(day, 0), _first_of_month(day, 1)
    if span == AGENDA:
        return Period(span, day, first, end)
    return Period(span, day, _week_of(first), _week_of(end - timedelta(days=1)) + timedelta(days=7))


def midnight(day: date) -> datetime:
    """The moment at which a day begins by the reader's clock."""
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001  the zone comes with make_aware


def day_in(text: str) -> date:
    """The day that an address names (ISO 8601); today where it is none."""
    try:
        return min(max(date.fromisoformat(text), EARLIEST), LATEST)
    except ValueError:
        return timezone.localdate()


def _week_of(day: date) -> date:
    """The Monday of its week (ISO 8601)."""
    return day - timedelta(days=day.weekday())


def _first_of_month(day: date, further: int) -> date:
    months = day.year * 12 + day.month - 1 + further
    return date(months // 12, months % 12 + 1, 1)

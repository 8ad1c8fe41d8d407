"""Times seen from today, by the reader's clock: this week, the last 90 days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

# The first moment and the one after the last; None where there is no bound.
Bounds = tuple[datetime | None, datetime | None]


def between(field: str, bounds: tuple[date | None, date | None] | tuple[str | None, str | None]) -> Q:
    """The rows of which a field lies from the first bound on, and before the other."""
    first, after = bounds
    from_first = Q() if first is None else Q(**{f"{field}__gte": first})
    return from_first if after is None else from_first & Q(**{f"{field}__lt": after})


def midnight(day: date) -> datetime:
    """The first moment of a day."""
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001  the zone comes with make_aware


def days(first: date, number: int = 1) -> Bounds:
    """A day, or several from it on."""
    return midnight(first), midnight(first + timedelta(days=number))


def _week(today: date, away: int) -> Bounds:
    """From Monday on (ISO 8601)."""
    return days(today - timedelta(days=today.weekday() - 7 * away), 7)


def _months(today: date, number: int, away: int) -> Bounds:
    """As many months as go into a year without a rest: this month, quarter, year, or one away from it."""
    start = (today.year * 12 + today.month - 1) // number * number + away * number
    first, after = (date(month // 12, month % 12 + 1, 1) for month in (start, start + number))
    return midnight(first), midnight(after)


PERIODS: dict[str, tuple[Any, Callable[[date], Bounds]]] = {
    "past": (_("until now"), lambda _today: (None, timezone.now())),
    "coming": (_("from now on"), lambda _today: (timezone.now(), None)),
    "today": (_("today"), lambda today: days(today)),
    "tomorrow": (_("tomorrow"), lambda today: days(today + timedelta(days=1))),
    "yesterday": (_("yesterday"), lambda today: days(today - timedelta(days=1))),
    "this-week": (_("this week"), lambda today: _week(today, 0)),
    "next-week": (_("next week"), lambda today: _week(today, 1)),
    "last-week": (_("last week"), lambda today: _week(today, -1)),
    "this-month": (_("this month"), lambda today: _months(today, 1, 0)),
    "next-month": (_("next month"), lambda today: _months(today, 1, 1)),
    "last-month": (_("last month"), lambda today: _months(today, 1, -1)),
    "this-quarter": (_("this quarter"), lambda today: _months(today, 3, 0)),
    "last-quarter": (_("last quarter"), lambda today: _months(today, 3, -1)),
    "this-year": (_("this year"), lambda today: _months(today, 12, 0)),
    "last-year": (_("last year"), lambda today: _months(today, 12, -1)),
}


@dataclass(frozen=True)
class Span:
    """A length of time: so many days, weeks, months or years."""

    unit: str
    number: int

    UNITS: ClassVar[dict[str, Any]] = {
        "days": _("days"),
        "weeks": _("weeks"),
        "months": _("months"),
        "years": _("years"),
    }

    def before(self, day: date) -> date:
        """The day that is so long before a day. Raises OverflowError or ValueError before the calendar begins."""
        return day - relativedelta(**{self.unit: self.number})  # type: ignore[arg-type]

    def after(self, day: date) -> date:
        """The day that is so long after a day. Raises OverflowError or ValueError after the calendar ends."""
        return day + relativedelta(**{self.unit: self.number})  # type: ignore[arg-type]

    def __str__(self) -> str:
        """In words, with its plural."""
        words = {
            "days": ngettext("%(number)d day", "%(number)d days", self.number),
            "weeks": ngettext("%(number)d week", "%(number)d weeks", self.number),
            "months": ngettext("%(number)d month", "%(number)d months", self.number),
            "years": ngettext("%(number)d year", "%(number)d years", self.number),
        }
        return words[self.unit] % {"number": self.number}

"""Days and moments, as criteria see them: by date, or seen from today."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import formats, timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from liant.kernel.criteria import operators
from liant.kernel.criteria.kinds import Kind
from liant.kernel.criteria.operators import Operator
from liant.kernel.criteria.periods import PERIODS, Bounds, Span, between, days, midnight
from liant.kernel.fields.partial_dates import falls_on

# The shortest time there is in the database.
TICK = timedelta(microseconds=1)


class Moment(Kind):
    """A moment, of which one asks for the day."""

    operators: ClassVar[tuple[Operator, ...]] = (
        operators.IN_PERIOD, operators.IN_THE_LAST, operators.IN_THE_NEXT, operators.LONGER_AGO, operators.ON,
        operators.BEFORE, operators.AFTER, operators.BETWEEN, operators.FILLED, operators.EMPTY,
    )  # fmt: skip

    def clean(self, value: Any) -> date:
        """A day as ISO 8601 writes it."""
        try:
            day = parse_date(value) if isinstance(value, str) else None
        except ValueError:
            day = None
        if day is None or not date.min < day < date.max:
            raise ValidationError(_("Enter a date."))
        return day

    def texts(self, values: Sequence[date]) -> list[str]:
        """By locale."""
        return [str(formats.date_format(value, "SHORT_DATE_FORMAT")) for value in values]

    def find_in_period(self, name: str) -> Q:
        """From its first moment to its last."""
        _label, bounds = PERIODS[name]
        return self._from_to(bounds(timezone.localdate()))

    def find_in_the_last(self, span: Span) -> Q:
        """From the day that is so long ago until now."""
        return self._from_to((midnight(span.before(timezone.localdate())), timezone.now()))

    def find_in_the_next(self, span: Span) -> Q:
        """From now to the end of the day that is so far away."""
        _first, after = days(span.after(timezone.localdate()))
        return self._from_to((timezone.now(), after))

    def find_longer_ago(self, span: Span) -> Q:
        """Before the day that is so long ago."""
        return self._from_to((None, midnight(span.before(timezone.localdate()))))

    def find_on(self, day: date) -> Q:
        """On that day."""
        return self._from_to(days(day))

    def find_before(self, day: date) -> Q:
        """On an earlier day."""
        return self._from_to((None, midnight(day)))

    def find_after(self, day: date) -> Q:
        """On a later day."""
        return self._from_to((midnight(day + timedelta(days=1)), None))

    def find_between(self, value: tuple[date, date]) -> Q:
        """Both days included."""
        first, last = value
        return self._from_to((midnight(first), midnight(last + timedelta(days=1))))

    def _from_to(self, bounds: Bounds) -> Q:
        return between(self.field.name, bounds)


class Day(Moment):
    """A day without a time."""

    def _from_to(self, bounds: Bounds) -> Q:
        """Up to now means today, too."""
        first, after = bounds
        return between(
            self.field.name,
            (first and timezone.localdate(first), after and timezone.localdate(after - TICK) + timedelta(days=1)),
        )


class PartialDay(Day):
    """A day of which the year may be unknown. A period means its return in each year; a date means a known year."""

    operators = (
        operators.IN_PERIOD, operators.IN_THE_NEXT, operators.ON, operators.BEFORE, operators.AFTER, operators.BETWEEN,
        operators.FILLED, operators.EMPTY,
    )  # fmt: skip

    def find_in_period(self, name: str) -> Q:
        """It comes again within it; a year, or what has no end, holds every day."""
        _label, bounds = PERIODS[name]
        first, after = bounds(timezone.localdate())
        if first is None or after is None:
            return self.find_filled(None)
        return self._returns(timezone.localdate(first), timezone.localdate(after - TICK))

    def find_in_the_next(self, span: Span) -> Q:
        """It comes again from today to the day that is so far away."""
        return self._returns(timezone.localdate(), span.after(timezone.localdate()))

    def _returns(self, first: date, last: date) -> Q:
        if (last - first).days >= 364:
            return self.find_filled(None)
        return falls_on(self.field.name, f"{first:%m-%d}", f"{last:%m-%d}")

    def _from_to(self, bounds: Bounds) -> Q:
        """Those with a year."""
        known = ~Q(**{self.field.name: ""}) & ~Q(**{f"{self.field.name}__startswith": "--"})
        first, after = bounds
        from_first = timezone.localdate(first).isoformat() if first else None
        to_last = (timezone.localdate(after - TICK) + timedelta(days=1)).isoformat() if after else None
        return known & between(self.field.name, (from_first, to_last))

"""Days and moments, as criteria see them: by date, or seen from today."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import formats, timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from liant.kernel.criteria import operators
from liant.kernel.criteria.kinds import Kind
from liant.kernel.criteria.periods import PERIODS, Bounds, Span, between, days, midnight

# The shortest time there is in the database.
TICK = timedelta(microseconds=1)


class Moment(Kind):
    """A moment, of which one asks for the day."""

    operators = (
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

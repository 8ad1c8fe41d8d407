"""The filter of lists by time: what is overdue, today's, this week's."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.filters import Filter
from liant.kernel.entity.widgets import Select

# The first moment and the one after the last; None where there is no bound.
Bounds = tuple[datetime | None, datetime | None]


def _days(first: date, number: int) -> Bounds:
    return _midnight(first), _midnight(first + timedelta(days=number))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001  the zone comes with make_aware


def _week(today: date, away: int) -> Bounds:
    """From Monday on (ISO 8601)."""
    return _days(today - timedelta(days=today.weekday() - 7 * away), 7)


def _month(today: date, away: int) -> Bounds:
    months = today.year * 12 + today.month - 1 + away
    first, after = (date(number // 12, number % 12 + 1, 1) for number in (months, months + 1))
    return _midnight(first), _midnight(after)


PERIODS: dict[str, tuple[Any, Callable[[date], Bounds]]] = {
    "past": (_("until now"), lambda _today: (None, timezone.now())),
    "coming": (_("from now on"), lambda _today: (timezone.now(), None)),
    "today": (_("today"), lambda today: _days(today, 1)),
    "tomorrow": (_("tomorrow"), lambda today: _days(today + timedelta(days=1), 1)),
    "yesterday": (_("yesterday"), lambda today: _days(today - timedelta(days=1), 1)),
    "this-week": (_("this week"), lambda today: _week(today, 0)),
    "next-week": (_("next week"), lambda today: _week(today, 1)),
    "last-week": (_("last week"), lambda today: _week(today, -1)),
    "this-month": (_("this month"), lambda today: _month(today, 0)),
    "next-month": (_("next month"), lambda today: _month(today, 1)),
    "last-month": (_("last month"), lambda today: _month(today, -1)),
}


class PeriodFilter(Filter):
    """A moment within a period seen from today, by the reader's clock."""

    def __init__(self, name: str, column: str, label: Any) -> None:
        super().__init__(name, label)
        self.column = column

    def form_field(self) -> forms.Field:
        """Any or one of the periods."""
        choices = [("", _("any")), *((name, label) for name, (label, _bounds) in PERIODS.items())]
        return forms.ChoiceField(choices=choices, required=False, label=capfirst(str(self.label)), widget=Select)

    def narrow(self, records: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Those from its first moment to its last."""
        _label, bounds = PERIODS[value]
        first, after = bounds(timezone.localdate())
        records = records.filter(**{f"{self.column}__gte": first}) if first else records
        return records.filter(**{f"{self.column}__lt": after}) if after else records

    def text(self, value: Any) -> str:
        """The period in words."""
        return capfirst(str(PERIODS[value][0]))

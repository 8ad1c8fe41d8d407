"""What holds from a day to a day: positions, relations, associates (CON-04, CON-05, CON-08)."""

from datetime import date

from django.db.models import Q
from django.utils import timezone


def held() -> Q:
    """The condition for rows that have not ended today, by the clock of the installation."""
    return Q(ends_on=None) | Q(ends_on__gte=timezone.localdate())


def is_held(ends_on: date | None) -> bool:
    """Whether what ends on this day has not ended."""
    return ends_on is None or ends_on >= timezone.localdate()

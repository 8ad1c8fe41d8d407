"""Dates written out as each language does (CLDR): in Romanian months begin with a small letter."""

from datetime import date

from babel.dates import format_date, format_interval, format_skeleton
from django.utils.translation import get_language


def month_of(day: date) -> str:
    """The month and the year of a day."""
    return str(format_skeleton("yMMMM", day, locale=_locale()))


def in_full(day: date) -> str:
    """A day with its weekday and year."""
    return str(format_date(day, "full", locale=_locale()))


def weekday_of(day: date) -> str:
    """A day with its weekday, when its year is known."""
    return str(format_date(day, "EEEE, d MMMM", locale=_locale()))


def day_of(day: date) -> str:
    """A day whose year is known."""
    return str(format_skeleton("MMMMd", day, locale=_locale()))


def range_of(first: date, last: date) -> str:
    """From a day to a day."""
    return str(format_interval(first, last, "yMMMd", locale=_locale()))


def _locale() -> str:
    return (get_language() or "en").partition("-")[0]

"""Days in the life of the demo company."""

from datetime import date, timedelta
from random import Random

# The last day when nobody says another: a fixed one, or the same seed would not give the same contacts.
LAST_DAY = date(2026, 11, 23)
DAYS_KEPT = 3 * 365


def recent_day(rng: Random, until: date) -> date:
    """A day in the three years before `until`."""
    return until - timedelta(days=int(rng.random() * DAYS_KEPT))


def day_between(rng: Random, first: date, last: date) -> date:
    """A day from `first` to `last`."""
    return first + timedelta(days=int(rng.random() * ((last - first).days + 1)))


def post_since(rng: Random, known: date) -> date:
    """The first day at a post, in the eight years before its holder became known to us."""
    return known - timedelta(days=int(rng.random() * 8 * 365))


def birthday(rng: Random, today: date) -> date:
    """The day of birth of somebody between 31 and 70, old enough for the posts of `post_since`."""
    return today - timedelta(days=int(rng.triangular(31, 70, 42) * 365.25))

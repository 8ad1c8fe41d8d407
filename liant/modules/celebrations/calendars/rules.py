"""When movable feasts are: by Orthodox Easter on the civil calendar, or by a Sunday."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from dateutil.easter import EASTER_ORTHODOX, easter

SUNDAY = 6
# What a synod decided for a year, where it is not what the rule says, by rule and year.
DECIDED: dict[tuple[str, int], date] = {}


def orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday on the civil calendar."""
    return easter(year, EASTER_ORTHODOX)


@cache
def day_of(rule: str, month: int, day: int, year: int) -> date | None:
    """The day of a feast in a year: fixed where there is no rule; None where that year has no such day.

    Raises KeyError for a rule that is not known.
    """
    if decided := DECIDED.get((rule, year)):
        return decided
    if rule.startswith("easter"):
        return orthodox_easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    if rule.startswith("first-sunday-on-or-after:"):
        begins_month, begins_day = rule.partition(":")[2].split("-")
        return _sunday_from(date(year, int(begins_month), int(begins_day)))
    if rule == "hu-leap-shift":
        return _after_leap_day(year, month, day)
    return RULES[rule](year) if rule else _fixed(year, month, day)


def _fixed(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _sunday_from(day: date) -> date:
    return day + timedelta(days=SUNDAY - day.weekday())


def _after_leap_day(year: int, month: int, day: int) -> date:
    """Hungary: in a leap year 24 February is the leap day, and names of the 24th to the 28th move on by one."""
    is_leap = _fixed(year, 2, 29) is not None
    return date(year, month, day) + timedelta(days=1 if is_leap else 0)


def _george_in_romania(year: int) -> date:
    """23 April, but Easter Monday when that is in Holy Week or on Easter Day; in Lent before, it stays."""
    feast, sunday = date(year, 4, 23), orthodox_easter(year)
    is_moved = sunday - timedelta(days=6) <= feast <= sunday
    return sunday + timedelta(days=1) if is_moved else feast


def _george_in_greece(year: int) -> date:
    """23 April, but Easter Monday when that is in Lent or on Easter Day."""
    feast, sunday = date(year, 4, 23), orthodox_easter(year)
    return sunday + timedelta(days=1) if feast <= sunday else feast


def _mark_in_greece(year: int) -> date:
    """25 April, but the Tuesday after Easter when Saint George has moved."""
    sunday = orthodox_easter(year)
    return sunday + timedelta(days=2) if sunday >= date(year, 4, 23) else date(year, 4, 25)


def _sunday_after_nativity(year: int) -> date:
    """The Sunday of 26 to 31 December; when Christmas is a Sunday itself, the 26th."""
    christmas = date(year, 12, 25)
    return date(year, 12, 26) if christmas.weekday() == SUNDAY else _sunday_from(christmas)


RULES: dict[str, Callable[[int], date]] = {
    "george-rule-ro": _george_in_romania,
    "george-rule": _george_in_greece,
    "mark-rule-gr": _mark_in_greece,
    "sunday-after-nativity": _sunday_after_nativity,
}

"""The names and their feasts, as `name_days.csv` tells them."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from liant.modules.celebrations.calendars.rules import day_of

FILE = Path(__file__).parent / "name_days.csv"
# Those of the file: the Orthodox and the Catholic one of Romania, the Orthodox one of Greece.
CALENDARS = ("ro-orthodox", "ro-catholic", "gr-orthodox")


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name on a feast of a calendar.

    `confidence`: A for two independent sources at least, B for one, C for a name that is only linked to another's day.
    """

    calendar: str
    month: int
    day: int
    rule: str
    feast: str
    given_name: str
    base_name: str
    gender: str
    is_primary: bool
    latin: str
    confidence: str
    note: str

    def day_in(self, year: int) -> date | None:
        """Its day in a year; None where that has none."""
        return day_of(self.rule, self.month, self.day, year)


@cache
def rows_of(calendar: str) -> tuple[NameRow, ...]:
    """All names of a calendar. Raises ValueError when there is no such calendar."""
    if calendar not in CALENDARS:
        raise ValueError(f"There is no calendar {calendar}; there are {', '.join(CALENDARS)}.")
    return tuple(row for row in _rows() if row.calendar == calendar)


@cache
def _rows() -> tuple[NameRow, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_row(told) for told in csv.DictReader(file))


def _row(told: dict[str, str]) -> NameRow:
    return NameRow(
        calendar=told["calendar"],
        month=int(told["month"] or 0),
        day=int(told["day"] or 0),
        rule=told["movable_rule"],
        feast=told["feast"],
        given_name=told["given_name"],
        base_name=told["base_name"],
        gender={"f": "female", "m": "male"}.get(told["gender"], ""),
        is_primary=told["priority"] == "primary",
        latin=told["latin"],
        confidence=told["confidence"],
        note=told["note"],
    )

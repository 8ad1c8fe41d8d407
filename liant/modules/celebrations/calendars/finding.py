"""From a given name to its days, and from a day to the names that celebrate."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from liant.kernel.text import words
from liant.modules.celebrations.calendars.rows import NameRow, rows_of
from liant.modules.celebrations.calendars.spellings import spellings

# What is linked to a day by convention alone (C) is not shown.
TRUSTED = ("A", "B")


@dataclass(frozen=True, slots=True)
class NameDay:
    """A day on which a name is celebrated, by a row of a calendar."""

    date: date
    row: NameRow

    @property
    def is_primary(self) -> bool:
        """Whether it is the day that most people with that name keep."""
        return self.row.is_primary

    @property
    def is_ambiguous(self) -> bool:
        """Whether the short form is one of several names with other days: somebody has to choose."""
        return self.row.note.startswith("AMBIGUOUS")

    @property
    def is_disputed(self) -> bool:
        """Whether sources tell other days."""
        return self.row.note.startswith("CONFLICT")

    @property
    def is_certain(self) -> bool:
        """Whether one may greet without asking."""
        return self.row.confidence == "A" and not (self.is_ambiguous or self.is_disputed)

    def feast(self, language: str) -> str:
        """What is celebrated, in English or in the words of the calendar's country."""
        english, _slash, own = self.row.feast.partition(" / ")
        return english if language == "en" or not own else own


def name_days(given_name: str, calendars: Iterable[str], year: int, gender: str = "") -> list[NameDay]:
    """The days of a given name in a year by these calendars, each once: of its first word first, the main ones first.

    Compound names (Ana-Maria) have those of both. `gender` ("female", "male") tells namesakes apart.
    Raises ValueError for a calendar that there is not.
    """
    return list(_name_days(given_name, tuple(calendars), year, gender))


# Among the celebrants of a day the same names are met again and again.
@lru_cache(maxsize=20_000)
def _name_days(given_name: str, calendars: tuple[str, ...], year: int, gender: str) -> tuple[NameDay, ...]:
    found: dict[date, NameDay] = {}
    for word in words(given_name):
        days = [day for calendar in calendars for day in _days(word, calendar, year, gender)]
        for day in sorted(days, key=lambda each: (not each.is_primary, each.date)):
            found.setdefault(day.date, day)
    return tuple(found.values())


def has_names(calendar: str, name: str) -> bool:
    """Whether a word of a name stands in a calendar."""
    return any(_trusted(word, calendar) for word in words(name))


def name_days_of_whole_name(name: str, calendar: str, year: int) -> list[NameDay]:
    """The days of a person called by given name, then family name; of another word where that is no name."""
    first, *others = name.split() or [""]
    given = [first, *others[:-1]]
    tried = [" ".join(given) if has_names(calendar, first) else "", *given, *others[-1:]]
    return next((days for part in tried if (days := name_days(part, [calendar], year))), [])


def names_on(day: date, calendars: Iterable[str]) -> set[str]:
    """The folded spellings of all names that celebrate on a day, as `kernel.text.words` finds them in given names."""
    return {name for calendar in calendars for name in _names_by_day(calendar, day.year).get(day, ())}


def feasts_on(day: date, calendars: Iterable[str]) -> list[str]:
    """The names that a day is told by: those that are no forms of another one, the main ones first, each once."""
    celebrated = (row for calendar in calendars for row in _rows_by_day(calendar, day.year).get(day, ()))
    own = [row for row in celebrated if row.given_name == row.base_name]
    return list(dict.fromkeys(row.given_name for row in sorted(own, key=lambda row: not row.is_primary)))


def _days(word: str, calendar: str, year: int, gender: str) -> Iterator[NameDay]:
    rows = _trusted(word, calendar)
    same = [row for row in rows if row.gender == gender]
    for row in same or rows:
        if day := row.day_in(year):
            yield NameDay(day, row)


def _trusted(word: str, calendar: str) -> list[NameRow]:
    return [row for row in spellings(calendar).get(word, ()) if row.confidence in TRUSTED]


@cache
def _spelled(calendar: str) -> dict[NameRow, list[str]]:
    found: dict[NameRow, list[str]] = {row: [] for row in rows_of(calendar)}
    for spelling in spellings(calendar):
        for row in _trusted(spelling, calendar):
            found[row].append(spelling)
    return found


@lru_cache(maxsize=64)
def _names_by_day(calendar: str, year: int) -> dict[date, set[str]]:
    spelled = _spelled(calendar)
    return {day: {name for row in rows for name in spelled[row]} for day, rows in _rows_by_day(calendar, year).items()}


@lru_cache(maxsize=64)
def _rows_by_day(calendar: str, year: int) -> dict[date, list[NameRow]]:
    found: dict[date, list[NameRow]] = {}
    for row in rows_of(calendar):
        day = row.day_in(year) if row.confidence in TRUSTED else None
        if day:
            found.setdefault(day, []).append(row)
    return found

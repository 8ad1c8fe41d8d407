"""Days of which the year may be unknown: birthdays, anniversaries (CON-07)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.db.models.functions import Right
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual
from django.utils import dates, formats, timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.fields.checked import CheckedField
from liant.kernel.text import fold

# Months are typed in the languages of the countries where our users trade.
LANGUAGES = ("en", "ro", "el")
# Of a day without a year, any that has a 29 February.
LEAP_YEAR = 2000
EARLIEST = 1850
_KEPT = re.compile(r"(?:(\d{4})|-)-(\d{2})-?(\d{2})(?:[ t]00:00(?::00)?)?")
_BY_NUMBERS = re.compile(r"(\d{1,2})[./\- ]+(\d{1,2})(?:[./\- ]+(\d+))?[. ]*")
_BY_NAME = re.compile(r"(\d{1,2})[. \-]*([^\W\d_]{3,})\.?(?:[, \-]*(\d+))?")
_BY_NAME_FIRST = re.compile(r"([^\W\d_]{3,})\.? *(\d{1,2})(?:[, ]+(\d+))?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day of the year, with the year where it is known. As text: 1985-05-12, or --05-12 (RFC 6350, 4.3.1)."""

    month: int
    day: int
    year: int | None = None

    def __str__(self) -> str:
        """The form in which it is kept."""
        return f"{self.year:04}-{self.month_day}" if self.year else f"--{self.month_day}"

    @property
    def month_day(self) -> str:
        """By which days are compared within a year: 05-12."""
        return f"{self.month:02}-{self.day:02}"

    @property
    def shown(self) -> str:
        """By the reader's locale; without its year as people say it."""
        there = date(self.year or LEAP_YEAR, self.month, self.day)
        return str(formats.date_format(there, "SHORT_DATE_FORMAT" if self.year else "j F"))

    def age_on(self, day: date) -> int | None:
        """How many years it is since then, on its day in the year of `day`; None when the year is unknown."""
        return day.year - self.year if self.year else None


def read_partial_date(text: str) -> PartialDate:
    """The day that somebody typed: 1985-05-12, --05-12, 12.05.1985, 12/5, 12 mai, May 12.

    Raises ValidationError for what is no day, comes before 1850 or lies in the future.
    """
    day, month, year = _typed(fold(text).strip(), text)
    if year is not None and len(year) != 4:
        raise ValidationError(_("Write the year with four digits, as in 12.05.1985."), code="year")
    found = PartialDate(month, day, int(year) if year else None)
    try:
        there = date(found.year or LEAP_YEAR, month, day)
    except ValueError:
        raise ValidationError(_("There is no such day: %(text)s."), code="day", params={"text": text}) from None
    if found.year and found.year < EARLIEST:
        raise ValidationError(_("That is too long ago: %(text)s."), code="early", params={"text": text})
    if found.year and there > timezone.localdate():
        raise ValidationError(_("That day is yet to come: %(text)s."), code="future", params={"text": text})
    return found


def _typed(folded: str, text: str) -> tuple[int, int, str | None]:
    """Day, month and year as typed."""
    if kept := _KEPT.fullmatch(folded):
        return int(kept[3]), int(kept[2]), kept[1]
    if numbers := _BY_NUMBERS.fullmatch(folded):
        return int(numbers[1]), int(numbers[2]), numbers[3]
    if (named := _BY_NAME.fullmatch(folded)) and (month := _month(named[2])):
        return int(named[1]), month, named[3]
    if (named := _BY_NAME_FIRST.fullmatch(folded)) and (month := _month(named[1])):
        return int(named[2]), month, named[3]
    raise ValidationError(
        _("“%(text)s” is not a day such as 12.05.1985 or, without the year, 12 May."),
        code="format", params={"text": text},
    )  # fmt: skip


def _month(name: str) -> int | None:
    """The month that is called so, or begins so."""
    found = {number for known, number in _months() if known.startswith(name) or name == known}
    return found.pop() if len(found) == 1 else None


@cache
def _months() -> list[tuple[str, int]]:
    known = []
    for language in LANGUAGES:
        with translation.override(language):
            for names in (dates.MONTHS, dates.MONTHS_ALT, dates.MONTHS_3):
                known += [(fold(str(name)), number) for number, name in names.items()]
    return known


class PartialDateInput(forms.CharField):
    """A form field for such a day: what is kept is shown as people write it, what is typed as it was typed."""

    length = 40

    def __init__(self, *args: Any, show: Callable[[str], str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._show = show

    def prepare_value(self, value: Any) -> Any:
        """The text of the input box."""
        return self._show(value) if value else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another text was sent than the one that was shown."""
        return bool(super().has_changed(self.prepare_value(initial), data))


class PartialDateField(CheckedField):
    """A day in the past of which the year may be unknown, kept as text: 1985-05-12 or --05-12."""

    length = 10
    shown_as = "date"
    description = gettext_lazy("Day, with or without its year")

    def formfield(self, **kwargs: Any) -> Any:
        """A field that shows days by locale, and takes them in all forms in which people write them."""
        options: dict[str, Any] = {
            "form_class": PartialDateInput, "max_length": PartialDateInput.length, "show": self.shown_if_kept,
        }  # fmt: skip
        return super().formfield(**options | kwargs)

    @classmethod
    def shown_if_kept(cls, value: str) -> str:
        """What is kept, for the eye; what was typed, as it was typed."""
        try:
            return cls.show(value) if cls.normalise(value) == value else value
        except ValidationError:
            return value

    @staticmethod
    def show(value: str) -> str:
        """The day by locale."""
        return read_partial_date(value).shown

    @staticmethod
    def normalise(text: str) -> str:
        """The day as it is kept."""
        return str(read_partial_date(text))


def month_day(field: str) -> Right:
    """The day within the year of such a field, for the database: 05-12. An index over it serves `falls_on`."""
    return Right(field, 5)


def falls_on(field: str, first: str, last: str) -> Q:
    """The rows whose day within the year is one from `first` to `last` (05-12), across the year's end if need be."""
    after, before = GreaterThanOrEqual(month_day(field), first), LessThanOrEqual(month_day(field), last)
    return ~Q(**{field: ""}) & (Q(after) & Q(before) if first <= last else Q(after) | Q(before))

"""A value made ready for the eye: text in the reader's locale, and where it leads."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db import models
from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _


@dataclass
class Cell:
    """One value of one record, for a table or a page."""

    column: Any
    text: str = ""
    kind: str = "text"
    url: str | None = None
    tone: str | None = None
    secondary: str | None = None
    tags: tuple[str, ...] = ()
    # Those of the tags, where they have some.
    tones: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What the value is."""
        return str(self.column.label)


def text_of(value: Any) -> str:
    """A value in words: yes and no, dates and numbers by locale, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(_("yes")) if value else str(_("no"))
    if isinstance(value, datetime):
        return _moment(timezone.localtime(value), get_language())
    if isinstance(value, date):
        return _day(value, get_language())
    if isinstance(value, int | float):
        return str(formats.number_format(value, force_grouping=True))
    return str(value)


@lru_cache(maxsize=10_000)
def _day(day: date, _language: str | None) -> str:
    return str(formats.date_format(day, "SHORT_DATE_FORMAT"))


@lru_cache(maxsize=10_000)
def _moment(moment: datetime, _language: str | None) -> str:
    return str(formats.date_format(moment, "SHORT_DATETIME_FORMAT"))


# Where a click on a value of these kinds leads.
LINKS = {"phone": "tel:{}", "email": "mailto:{}", "web": "{}"}
TONES = ("blue", "green", "purple", "orange", "teal", "pink", "gray")


def shown(field: models.Field, value: Any) -> str:
    """A field's value in words; fields with a form of their own for the eye have a `show`."""
    return str(field.show(value)) if value and hasattr(field, "show") else text_of(value)


def link_of(kind: str, value: Any) -> str | None:
    """Where a click on a value leads: to the phone, the mail program, the web page."""
    return LINKS[kind].format(value) if value and kind in LINKS else None


def tone_of(field: models.Field, value: Any) -> str:
    """A colour that stays the same for a choice."""
    values = [choice for choice, _label in field.flatchoices]
    return TONES[values.index(value) % len(TONES)] if value in values else "gray"


def kind_of(field: models.Field) -> str:
    """How a field's values are shown."""
    if field.choices:
        return "choice"
    if field.is_relation:
        return "reference"
    kinds: dict[type, str] = {models.DateTimeField: "datetime", models.DateField: "date", models.BooleanField: "bool"}
    for field_type, kind in kinds.items():
        if isinstance(field, field_type):
            return kind
    return getattr(field, "shown_as", "text")

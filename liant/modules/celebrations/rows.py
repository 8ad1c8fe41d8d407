"""Occasions made ready for the eye, day by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liant.kernel.access.actor import actions_on_each
from liant.kernel.entity.addresses import record_url
from liant.kernel.ui.dates import day_of, weekday_of
from liant.modules.celebrations.greeting.drafts import greeted, told
from liant.modules.celebrations.models import NameDayCalendar, OccasionKind
from liant.modules.celebrations.occasions import Occasion
from liant.modules.contacts.models import Contact

ICONS = {
    OccasionKind.BIRTHDAY: "cake",
    OccasionKind.NAME_DAY: "sun",
    OccasionKind.WEDDING: "heart",
    OccasionKind.CHILD: "mood-kid",
}


@dataclass(frozen=True)
class Row:
    """A line: who, what, and whether one can still greet."""

    occasion: Occasion
    url: str
    icon: str
    text: str
    # What to know before greeting: by which feast, or that it is not certain.
    note: str
    # By locale.
    day: str
    greeted: str
    can_greet: bool


# A day, what it is called, and its rows.
Days = list[tuple[date, str, list[Row]]]


def days_of(occasions: Sequence[Occasion]) -> Days:
    """Each day with its rows."""
    grouped = groupby(rows(occasions), key=lambda row: row.occasion.day)
    return [(day, capfirst(weekday_of(day)), list(of_day)) for day, of_day in grouped]


def rows(occasions: Sequence[Occasion]) -> list[Row]:
    """A row for each occasion; two queries for all."""
    there = greeted(occasions)
    allowed = actions_on_each(Contact, {each.contact.pk: each.contact for each in occasions}.values())
    return [
        Row(
            occasion,
            record_url(Contact, occasion.contact.pk) or "",
            ICONS[OccasionKind(occasion.kind)],
            capfirst(occasion.text),
            _note(occasion),
            day_of(occasion.day),
            told(there[occasion.once]) if occasion.once in there else "",
            "change" in allowed[occasion.contact.pk] and occasion.once not in there,
        )
        for occasion in occasions
    ]


def _note(occasion: Occasion) -> str:
    found = occasion.name_day
    if found is None:
        return ""
    if found.is_ambiguous:
        return _("The short form may be another name with another day: ask, or set the name day by hand.")
    if found.is_disputed:
        return _("Sources tell different days: ask, or set the name day by hand.")
    second = "" if found.is_primary else _("second day")
    feast = found.feast((get_language() or "en").partition("-")[0])
    return " · ".join(filter(None, (feast, second, str(NameDayCalendar(found.row.calendar).label))))

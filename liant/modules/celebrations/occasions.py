"""Who celebrates on which days, among contacts: birthdays, name days, weddings, children's birthdays (CON-09)."""

from calendar import isleap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.db.models.lookups import In
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liant.kernel.access.captions import captions
from liant.kernel.access.limits import hidden_fields, is_hidden
from liant.kernel.fields.partial_dates import PartialDate, month_day, read_partial_date
from liant.kernel.search.functions import WordList
from liant.kernel.text import fold
from liant.modules.celebrations.calendars import NameDay, name_days, names_on
from liant.modules.celebrations.lookups import Overlap
from liant.modules.celebrations.models.choices import LeapDay, OccasionKind
from liant.modules.contacts.models import Child, Contact
from liant.modules.contacts.queries import parents_of, spouses

# What is read of contacts: a list of them needs no more.
READ = (
    "kind", "given_name", "family_name", "gender", "title", "language", "is_informal", "salutation", "born_on",
    "wed_on", "name_day", "owner_id", "audience",
)  # fmt: skip
LEAP_DAY = "02-29"


@dataclass(frozen=True)
class Occasion:
    """Something that a contact celebrates on a day."""

    contact: Contact
    kind: str
    day: date
    # How old somebody becomes, or how long they are married; None where the year is unknown.
    years: int | None = None
    # A child of a parent, who may be a contact, too.
    child: Child | Contact | None = None
    # The other one of a couple, whose wedding it is as well.
    spouse: str = ""
    name_day: NameDay | None = None

    @property
    def about(self) -> str:
        """What tells it from another one of its kind that the same contact has in a year."""
        if self.child is None:
            return ""
        return f"contact-{self.child.pk}" if isinstance(self.child, Contact) else str(self.child.pk)

    @property
    def key(self) -> str:
        """Its name in forms."""
        return f"{self.kind}.{self.contact.pk}.{self.about}.{self.day.isoformat()}"

    @property
    def once(self) -> tuple[int, str, str, int]:
        """By what one greets once: a second name day in the year is no other occasion."""
        return self.contact.pk, self.kind, self.about, self.day.year

    @property
    def is_certain(self) -> bool:
        """Whether one may greet without looking."""
        return self.name_day is None or (self.name_day.is_certain and self.name_day.is_primary)

    @property
    def is_common(self) -> bool:
        """Whether most people keep it: the main day of a name, or a second one that is well attested."""
        return self.name_day is None or self.name_day.is_primary or self.name_day.is_certain

    @property
    def text(self) -> str:
        """What is celebrated, in words."""
        if self.kind == OccasionKind.NAME_DAY:
            return str(OccasionKind.NAME_DAY.label)
        if self.kind == OccasionKind.CHILD:
            name = self.child.given_name if self.child else ""
            return _("%(child)s becomes %(years)d") % {"child": name, "years": self.years} if self.years else (
                _("Birthday of %(child)s") % {"child": name}
            )  # fmt: skip
        if self.kind == OccasionKind.WEDDING:
            return self._married
        turns = ngettext("turns %(years)d", "turns %(years)d", self.years or 0)
        return turns % {"years": self.years} if self.years else str(OccasionKind.BIRTHDAY.label)

    @property
    def _married(self) -> str:
        married = ngettext("married for %(years)d year", "married for %(years)d years", self.years or 0)
        told = married % {"years": self.years} if self.years else str(OccasionKind.WEDDING.label)
        if not self.spouse:
            return told
        return _("%(anniversary)s, with %(spouse)s") % {"anniversary": told, "spouse": self.spouse}


class Window:
    """Some days, as days within their years."""

    def __init__(self, first: date, last: date, leap_day: str = LeapDay.BEFORE) -> None:
        self.first, self.last, self._leap_day = first, last, leap_day

    @cached_property
    def days(self) -> list[date]:
        """Each of them."""
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]

    @cached_property
    def by_month_day(self) -> dict[str, date]:
        """On which of them a day within the year (05-12) is celebrated: 29 February on another one in common years."""
        found = {f"{day:%m-%d}": day for day in reversed(self.days)}
        moved = found.get(self._leap_day)
        if moved and LEAP_DAY not in found and not isleap(moved.year):
            found[LEAP_DAY] = moved
        return found

    def falling(self, field: str) -> In:
        """The rows whose day is celebrated on one of them; an index serves it."""
        return In(month_day(field), sorted(self.by_month_day))


def occasions(
    contacts: QuerySet[Any],
    window: Window,
    calendars: Sequence[str],
    kinds: Iterable[OccasionKind] = tuple(OccasionKind),
    most: int = 200,
) -> list[Occasion]:
    """What these contacts celebrate on the days of a window, by day, then by name; of each kind `most` at most.

    Nobody who is deceased, and nothing that is hidden from the actor: where that hides who is deceased, nothing at all.
    """
    hidden = hidden_fields(Contact)
    if "is_deceased" in hidden:
        return []
    # Only persons have days: to ask for their kind, too, would have the database count them all.
    alive = contacts.filter(is_deceased=False).only(*(set(READ) - hidden), "caption")
    found = [
        occasion
        for kind in kinds
        if not (NEEDS[kind] & hidden)
        for occasion in FINDERS[kind](alive, window, calendars, most)
    ]
    return sorted(found, key=lambda each: (each.day, str(each.contact), each.kind))


def _birthdays(alive: QuerySet[Any], window: Window, _calendars: Sequence[str], most: int) -> Iterator[Occasion]:
    for contact in alive.exclude(born_on="").filter(window.falling("born_on"))[:most]:
        day, since = _day_of(contact.born_on, window)
        if not since.year or since.year < day.year:
            yield Occasion(contact, OccasionKind.BIRTHDAY, day, since.age_on(day))


def _weddings(alive: QuerySet[Any], window: Window, _calendars: Sequence[str], most: int) -> Iterator[Occasion]:
    """Of who is still married, as far as one knows; of a couple that keeps the same day, once."""
    ended = (Contact.MaritalStatus.DIVORCED, Contact.MaritalStatus.WIDOWED)
    married = alive.exclude(marital_status__in=ended).exclude(wed_on="")
    found = sorted(married.filter(window.falling("wed_on"))[:most], key=str)
    pairs = spouses(contact.pk for contact in found)
    names = captions(Contact, pairs.values())
    told: set[tuple[int | None, str]] = set()
    for contact in found:
        day, since = _day_of(contact.wed_on, window)
        is_told = (contact.pk, since.month_day) in told
        told.add((pairs.get(contact.pk), since.month_day))
        if not is_told and (not since.year or since.year < day.year):
            spouse = names.get(pairs.get(contact.pk, 0), "").strip()
            yield Occasion(contact, OccasionKind.WEDDING, day, since.age_on(day), spouse=spouse)


def _of_children(alive: QuerySet[Any], window: Window, _calendars: Sequence[str], most: int) -> Iterator[Occasion]:
    """The parent is the one to be greeted: of children that are contacts, too, and of those that are none."""
    told = set()
    for occasion in _of_related_children(alive, window, most):
        told.add(_same_child(occasion))
        yield occasion
    yield from (each for each in _of_named_children(alive, window, most) if _same_child(each) not in told)


def _same_child(occasion: Occasion) -> tuple[int, str, date]:
    """By what a child that is told of twice is known."""
    return occasion.contact.pk, fold(occasion.child.given_name if occasion.child else ""), occasion.day


def _of_related_children(alive: QuerySet[Any], window: Window, most: int) -> Iterator[Occasion]:
    if "born_on" in hidden_fields(Contact):
        return
    born = Contact.objects.filter(is_deceased=False).exclude(born_on="").filter(window.falling("born_on"))
    pairs = parents_of(born, alive)[:most]
    parents = alive.in_bulk([parent for parent, _child in pairs])
    children = Contact.objects.only("given_name", "born_on", "kind").in_bulk([child for _parent, child in pairs])
    for parent, number in pairs:
        child = children[number]
        day, since = _day_of(child.born_on, window)
        if not since.year or since.year < day.year:
            yield Occasion(parents[parent], OccasionKind.CHILD, day, since.age_on(day), child=child)


def _of_named_children(alive: QuerySet[Any], window: Window, most: int) -> Iterator[Occasion]:
    if is_hidden(Child):
        return
    born = Child._default_manager.exclude(born_on="").filter(window.falling("born_on"))
    children = list(born.filter(contact__in=alive.order_by().values("pk"))[:most])
    parents = alive.in_bulk([child.contact_id for child in children])
    for child in children:
        if parent := parents.get(child.contact_id):
            day, since = _day_of(child.born_on, window)
            yield Occasion(parent, OccasionKind.CHILD, day, since.age_on(day) or None, child=child)


def _name_days(alive: QuerySet[Any], window: Window, calendars: Sequence[str], most: int) -> Iterator[Occasion]:
    """By a day that the contact names, else by the given name."""
    for contact in alive.exclude(name_day="").filter(window.falling("name_day"))[:most]:
        yield Occasion(contact, OccasionKind.NAME_DAY, _day_of(contact.name_day, window)[0])
    names = sorted({name for day in window.days for name in names_on(day, calendars)})
    if not names:
        return
    years = sorted({day.year for day in window.days})
    named = alive.filter(name_day="").exclude(given_name="").filter(Overlap(WordList("given_name"), names))[:most]
    for contact in named:
        days = {
            day.date: day for year in years for day in name_days(contact.given_name, calendars, year, contact.gender)
        }
        for day in sorted(days):
            if window.first <= day <= window.last:
                yield Occasion(contact, OccasionKind.NAME_DAY, day, name_day=days[day])


def _day_of(kept: str, window: Window) -> tuple[date, PartialDate]:
    since = read_partial_date(kept)
    return window.by_month_day[since.month_day], since


FINDERS = {
    OccasionKind.BIRTHDAY: _birthdays,
    OccasionKind.NAME_DAY: _name_days,
    OccasionKind.WEDDING: _weddings,
    OccasionKind.CHILD: _of_children,
}
# The fields by which they are found.
NEEDS: dict[OccasionKind, set[str]] = {
    OccasionKind.BIRTHDAY: {"born_on"},
    OccasionKind.NAME_DAY: {"name_day"},
    OccasionKind.WEDDING: {"wed_on", "marital_status"},
    OccasionKind.CHILD: set(),
}

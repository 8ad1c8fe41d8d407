"""What is asked of the page of celebrations: which days, whose contacts, which kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import Actor
from liant.kernel.entity.paging import number_in
from liant.kernel.entity.showing.periods import AGENDA, DAY, ONE_DAY, SPAN, WEEK, Period, day_in, period
from liant.modules.celebrations.models import OccasionKind, Whose
from liant.modules.celebrations.models.settings import calendars_of, company_celebrations
from liant.modules.celebrations.occasions import Occasion, Window, occasions
from liant.modules.contacts.models import Contact

SPANS = {ONE_DAY: _("Day"), WEEK: _("Week"), AGENDA: _("Month")}


@dataclass(frozen=True)
class Asked:
    """A period, whose contacts, and of one kind or of all."""

    period: Period
    whose: Whose
    kind: OccasionKind | None

    @property
    def kinds(self) -> tuple[OccasionKind, ...]:
        """The kinds that are looked for."""
        return (self.kind,) if self.kind else tuple(OccasionKind)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.period.end - timedelta(days=1)

    def parameters(self, **changes: str) -> dict[str, str]:
        """What stands in the address, what is usual left out."""
        said = {SPAN: self.period.span, DAY: self.period.day.isoformat(), "whose": self.whose, "kind": self.kind or ""}
        return {name: str(value) for name, value in (said | changes).items() if value}

    def url(self, **changes: str) -> str:
        """Its address, or that of another one."""
        return f"{reverse('celebrations:list')}?{urlencode(self.parameters(**changes))}"


def asked_for(parameters: Mapping[str, str]) -> Asked:
    """What an address asks for: this week of my own contacts, where it does not say."""
    span, whose, kind = (parameters.get(name, "") for name in (SPAN, "whose", "kind"))
    return Asked(
        period(span if span in SPANS else WEEK, day_in(parameters.get(DAY, ""))),
        Whose(whose) if whose in Whose.values else Whose.MINE,
        OccasionKind(kind) if kind in OccasionKind.values else None,
    )


def contacts_of(whose: Whose, actor: Actor) -> QuerySet[Any]:
    """The contacts that are meant, among those that the actor sees."""
    narrowed: dict[Whose, dict[str, Any]] = {Whose.MINE: {"owner": actor}, Whose.UNIT: {"unit": actor.unit_id}}
    return Contact.objects.filter(**narrowed.get(whose, {}))


def celebrated(
    contacts: QuerySet[Any],
    first: date,
    last: date,
    actor: Actor,
    kinds: tuple[OccasionKind, ...] = tuple(OccasionKind),
) -> list[Occasion]:
    """What these contacts celebrate, by the calendars that the actor looks at."""
    window = Window(first, last, company_celebrations().leap_day)
    return occasions(contacts, window, calendars_of(actor.pk), kinds)


def soon(actor: Actor, whose: Whose, days: int) -> list[Occasion]:
    """What is celebrated from today on, for so many days."""
    today = timezone.localdate()
    return celebrated(contacts_of(whose, actor), today, today + timedelta(days=days - 1), actor)


def picked(keys: list[str], actor: Actor) -> list[Occasion]:
    """The occasions with these keys, as far as the actor sees them; what is no key is passed over."""
    by_day: dict[date, set[int]] = {}
    for key in keys:
        _kind, contact, _about, day = [*key.split("."), "", "", ""][:4]
        number, found = number_in(contact), _iso(day)
        if number is not None and found:
            by_day.setdefault(found, set()).add(number)
    met = {
        occasion.key: occasion
        for day, contacts in by_day.items()
        for occasion in celebrated(Contact.objects.filter(pk__in=contacts), day, day, actor)
    }
    return [met[key] for key in dict.fromkeys(keys) if key in met]


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

"""Who celebrates on some days, and the names of a year's days."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from liant.kernel.entity.views.doors import EntityRequest
from liant.kernel.ui.dates import month_of
from liant.modules.celebrations.asking import SPANS, asked_for, celebrated, contacts_of
from liant.modules.celebrations.calendars import feasts_on
from liant.modules.celebrations.models import GreetingChannel, NameDayCalendar, OccasionKind, Whose
from liant.modules.celebrations.models.settings import calendars_of
from liant.modules.celebrations.rows import days_of
from liant.modules.celebrations.telling import tell_look
from liant.modules.celebrations.views.doors import for_employees

FIRST_YEAR, LAST_YEAR = 1900, 2099


@require_safe
@for_employees
def list_view(request: EntityRequest) -> HttpResponseBase:
    """The occasions of a day, a week or a month."""
    asked = asked_for(request.GET.dict())
    contacts = contacts_of(asked.whose, request.actor)
    found = celebrated(contacts, asked.period.first, asked.last, request.actor, asked.kinds)
    tell_look(asked.period.first, asked.last, asked.whose, len(found), by=request.actor)
    context = {
        "asked": asked,
        "today": timezone.localdate(),
        "days": days_of(found),
        "spans": [(asked.url(span=span), label, span == asked.period.span) for span, label in SPANS.items()],
        "whose": Whose.choices,
        "kinds": OccasionKind.choices,
        "channels": GreetingChannel.choices,
        "parameters": asked.parameters(),
        "previous_url": asked.url(day=asked.period.previous.isoformat()),
        "next_url": asked.url(day=asked.period.next.isoformat()),
        "today_url": asked.url(day=""),
        "has_calendars": bool(calendars_of(request.actor.pk)),
    }
    return render(request, "celebrations/list.html", context)


@require_safe
@for_employees
def year_view(request: EntityRequest) -> HttpResponseBase:
    """The name days of a year, by the calendars that one looks at."""
    asked = request.GET.get("year", "")
    this = timezone.localdate().year
    year = min(max(int(asked), FIRST_YEAR), LAST_YEAR) if asked.isdecimal() and len(asked) == 4 else this
    calendars = calendars_of(request.actor.pk)
    context = {
        "year": year,
        "months": [_month(year, month, calendars) for month in range(1, 13)],
        "calendars": [NameDayCalendar(calendar).label for calendar in calendars],
        "today": timezone.localdate(),
    }
    return render(request, "celebrations/year.html", context)


def _month(year: int, month: int, calendars: list[str]) -> dict[str, Any]:
    first = date(year, month, 1)
    days = (first + timedelta(days=number) for number in range(monthrange(year, month)[1]))
    named = ((day, ", ".join(feasts_on(day, calendars))) for day in days)
    return {"title": capfirst(month_of(first)), "days": [(day, names) for day, names in named if names]}

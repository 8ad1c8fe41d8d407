"""Celebrations in a calendar program: an address with a secret in it, which stands for an employee (RFC 5545)."""

import secrets
from contextlib import suppress
from datetime import date, timedelta

from django.db import ProgrammingError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from icalendar import Calendar as Document
from icalendar import Event

from liant.kernel.access.actor import Actor, enter
from liant.kernel.access.models import Employee, User
from liant.kernel.api.tokens import digest_of
from liant.kernel.entity.paging import number_in
from liant.kernel.history.telling import Kind, tell_audit
from liant.modules.celebrations.asking import celebrated, contacts_of
from liant.modules.celebrations.models import CelebrationFeed, Whose
from liant.modules.celebrations.occasions import Occasion
from liant.modules.celebrations.telling import tell_look

SECRET_BYTES = 32
# How far a calendar program sees.
BACK, AHEAD = timedelta(days=14), timedelta(days=120)


def make_feed(*, by: Actor) -> str:
    """A new address of the acting employee's, by its last part, which can't be had again; an older one ends."""
    CelebrationFeed._default_manager.filter(employee=by).delete()
    secret = secrets.token_urlsafe(SECRET_BYTES)
    CelebrationFeed._default_manager.create(employee=by, digest=digest_of(secret))
    tell_audit(Kind.TOKEN, {"name": _("calendar feed"), "scope": "read"}, by=by)
    # Rows are their employee's alone: whose it is must be known before one looks.
    return f"{by.pk}-{secret}"


def revoke_feed(*, by: Actor) -> None:
    """End the acting employee's address."""
    if CelebrationFeed._default_manager.filter(employee=by).delete()[0]:
        tell_audit(Kind.TOKEN_REVOKED, {"name": _("calendar feed")}, by=by)


def fed(part: str) -> bytes | None:
    """The calendar at an address; None where it opens nothing, or its employee may not sign in any more."""
    first, _dash, secret = part.partition("-")
    number = number_in(first)
    if number is None or not User.objects.filter(employee_id=number, is_active=True).exists():
        return None
    with suppress(ProgrammingError), enter(number):
        if CelebrationFeed._default_manager.filter(digest=digest_of(secret)).exists():
            return _written(Employee.objects.get(pk=number))
    return None


def _written(employee: Employee) -> bytes:
    first, last = timezone.localdate() - BACK, timezone.localdate() + AHEAD
    found = celebrated(contacts_of(Whose.MINE, employee), first, last, employee)
    tell_look(first, last, Whose.MINE, len(found), by=employee)
    document = Document()
    document.add("prodid", "-//Liant//Celebrations//EN")
    document.add("version", "2.0")
    document.add("name", _("Celebrations"))
    document.add("x-wr-calname", _("Celebrations"))
    for occasion in found:
        document.add_component(_event(occasion))
    return bytes(document.to_ical())


def _event(occasion: Occasion) -> Event:
    event = Event()
    event.add("uid", f"{occasion.key}@liant")
    event.add("dtstamp", timezone.now())
    event.add("summary", f"{occasion.contact}: {capfirst(occasion.text)}")
    event.add("dtstart", occasion.day)
    event.add("dtend", _after(occasion.day))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event


def _after(day: date) -> date:
    return day + timedelta(days=1)

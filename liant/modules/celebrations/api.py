"""Celebrations over REST: who has a day when, greetings, and which calendars one looks at (CON-09)."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from ninja import Router, Status
from pydantic import BaseModel

from liant.kernel.api.schemas import Input, Named
from liant.modules.celebrations.asking import celebrated, contacts_of, picked
from liant.modules.celebrations.choosing import choose_own, forget_own
from liant.modules.celebrations.greeting.commands import Words, greet
from liant.modules.celebrations.models import GreetingChannel, NameDayCalendar, OccasionKind, Whose
from liant.modules.celebrations.models.settings import company_celebrations, own_settings
from liant.modules.celebrations.rows import Row, rows
from liant.modules.celebrations.telling import tell_look

# As many days as one asks for at once.
MOST = 62

router = Router(tags=["Celebrations"])


class CelebrationOut(BaseModel):
    """What a contact celebrates: `key` names it for greeting; `years` is null where the year is unknown.

    `is_certain` tells that one may greet without asking; `greeted` tells in words that somebody did so already.
    """

    key: str
    kind: OccasionKind
    day: date
    contact: Named
    years: int | None
    child: str
    text: str
    note: str
    is_certain: bool
    greeted: str


class GreetingIn(Input):
    """A greeting: `personal_reason` says why one writes to somebody who has not agreed to receive greetings."""

    celebration: str
    channel: GreetingChannel
    subject: str = ""
    text: str
    personal_reason: str = ""


class CalendarsOut(BaseModel):
    """The calendars of name days: of one's own choice, null where there is none, and the company's."""

    own: list[NameDayCalendar] | None
    company: list[NameDayCalendar]


class CalendarsIn(Input):
    """One's own choice; null to look at the company's."""

    own: list[NameDayCalendar] | None


@router.get(
    "/", response=list[CelebrationOut], summary="List celebrations", operation_id="list_celebrations",
    url_name="list_celebrations",
)  # fmt: skip
def list_celebrations(
    request: Any, first: date, last: date | None = None, whose: Whose = Whose.MINE,
    kind: OccasionKind | None = None,
) -> list[dict[str, Any]]:  # fmt: skip
    """What contacts celebrate from one day to another, both included: `mine`, my unit's, or of all I see."""
    last = last or first
    # By the difference: the last days of the calendar have none so many days after them.
    if not timedelta(0) <= last - first < timedelta(days=MOST):
        raise ValidationError({"last": _("Ask for %(most)d days at most.") % {"most": MOST}})
    kinds = (kind,) if kind else tuple(OccasionKind)
    found = celebrated(contacts_of(whose, request.actor), first, last, request.actor, kinds)
    tell_look(first, last, whose, len(found), by=request.actor)
    return [_told(row) for row in rows(found)]


@router.post("/greetings/", response={202: None}, summary="Greet", operation_id="greet", url_name="greet")
def add_greeting(request: Any, data: GreetingIn) -> Any:
    """Greet a contact for what it celebrates, once a year by whatever channel; it is sent in the background."""
    found = picked([data.celebration], request.actor)
    if not found:
        raise ValidationError({"celebration": _("There is no such celebration.")})
    words = Words(data.subject, data.text, data.personal_reason)
    greet(found[0].contact, found[0], data.channel, words, by=request.actor)
    return Status(202, None)


@router.get(
    "/calendars/", response=CalendarsOut, summary="Get the calendars one looks at",
    operation_id="get_celebration_calendars", url_name="get_celebration_calendars",
)  # fmt: skip
def get_calendars(request: Any) -> dict[str, Any]:
    """Of whose saints the name days are told."""
    own = own_settings(request.actor.pk)
    return {"own": own.calendars if own else None, "company": company_celebrations().calendars}


@router.put(
    "/calendars/", response=CalendarsOut, summary="Choose calendars", operation_id="choose_celebration_calendars",
    url_name="choose_celebration_calendars",
)  # fmt: skip
def choose_calendars(request: Any, data: CalendarsIn) -> dict[str, Any]:
    """Look at these from now on."""
    if data.own is None:
        forget_own(by=request.actor)
    else:
        choose_own([str(calendar) for calendar in data.own], by=request.actor)
    return get_calendars(request)


def _told(row: Row) -> dict[str, Any]:
    occasion = row.occasion
    return {
        "key": occasion.key,
        "kind": occasion.kind,
        "day": occasion.day,
        "contact": {"id": occasion.contact.pk, "caption": str(occasion.contact)},
        "years": occasion.years,
        "child": occasion.child.given_name if occasion.child else "",
        "text": row.text,
        "note": row.note,
        "is_certain": occasion.is_certain,
        "greeted": row.greeted,
    }

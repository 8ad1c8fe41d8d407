"""What one was told, and how one wishes to be told, over REST."""

from datetime import datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Status
from pydantic import BaseModel

from liant.kernel.api.schemas import Input
from liant.kernel.notifications.kinds import Mail, kind_named
from liant.kernel.notifications.models import HOURS, NotificationSettings, settings_of
from liant.kernel.notifications.reading import Line, lines, newest_page, shown
from liant.kernel.notifications.seeing import see, see_all
from liant.kernel.notifications.wishes import keep

router = Router(tags=["Notifications"])


class NotificationOut(BaseModel):
    """What happened how often, and to which record; `url` is null where that is not seen any more."""

    id: int
    kind: str
    entity: str
    record_id: int | None
    actor: int
    count: int
    title: str
    text: str
    quote: str
    url: str | None
    told_at: datetime
    seen_at: datetime | None


class NotificationList(BaseModel):
    """A page of them."""

    items: list[NotificationOut]
    next: str | None


class Way(Input):
    """In which way one is told of a kind."""

    kind: str
    in_page: bool
    mail: Mail


class NotificationWishes(Input):
    """How one is told of each kind; quiet hours, days (1 is Monday) and time of the digest, by the company's clock."""

    kinds: list[Way]
    quiet_from: time | None
    quiet_until: time | None
    quiet_weekends: bool
    digest_at: time
    digest_days: list[int]


@router.get(
    "/", response=NotificationList, summary="List notifications", operation_id="list_notifications",
    url_name="list_notifications",
)  # fmt: skip
def list_notifications(
    request: HttpRequest, kind: str = "", new: bool = False, after: str = "", limit: int = Query(50, ge=1, le=200)
) -> dict[str, Any]:
    """What one was told, newest first: of a kind, or only what is `new`; `next` is the `after` of the next page."""
    page = newest_page(shown(kind=kind, is_new=new), size=limit, after=after)
    return {"items": [_told(line) for line in lines(page.records)], "next": page.after}


@router.post(
    "/{number}/seen/", response={204: None}, summary="Mark as seen", operation_id="see_notification",
    url_name="see_notification",
)  # fmt: skip
def see_notification(request: HttpRequest, number: int) -> Any:
    """Note that one was seen: no mail is written about it any more."""
    if not see(number):
        raise Http404
    return Status(204, None)


@router.post(
    "/seen/", response={204: None}, summary="Mark all as seen", operation_id="see_all_notifications",
    url_name="see_all_notifications",
)  # fmt: skip
def see_all_notifications(request: HttpRequest) -> Any:
    """Note that all were seen."""
    see_all()
    return Status(204, None)


@router.get(
    "/settings/", response=NotificationWishes, summary="Get how one is told", operation_id="get_notification_settings",
    url_name="get_notification_settings",
)  # fmt: skip
def get_settings(request: Any) -> dict[str, Any]:
    """In which way one is told of what, and when not."""
    return _wished(settings_of(request.actor.pk))


@router.put(
    "/settings/", response=NotificationWishes, summary="Change how one is told",
    operation_id="change_notification_settings", url_name="change_notification_settings",
)  # fmt: skip
def change_settings(request: Any, data: NotificationWishes) -> dict[str, Any]:
    """From now on be told so; of kinds that are not named, as before."""
    wishes = settings_of(request.actor.pk)
    for name in HOURS:
        setattr(wishes, name, getattr(data, name))
    for way in data.kinds:
        kind = kind_named(way.kind)
        if kind is None:
            raise ValidationError({"kinds": _("There is no such kind: %(kind)s.") % {"kind": way.kind}})
        wishes.tell(kind, in_page=way.in_page, mail=way.mail)
    wishes.full_clean(exclude=["employee", "ways"])
    keep(wishes)
    return _wished(wishes)


def _told(line: Line) -> dict[str, Any]:
    row = line.notification
    own = {name: getattr(row, name) for name in ("id", "kind", "entity", "record_id", "count", "told_at", "seen_at")}
    return own | {
        "actor": row.actor_id, "title": line.title, "text": line.sentence, "quote": line.quote, "url": line.url,
    }  # fmt: skip


def _wished(wishes: NotificationSettings) -> dict[str, Any]:
    ways = [{"kind": kind.name, "in_page": in_page, "mail": mail} for kind, in_page, mail in wishes.all_ways()]
    return {"kinds": ways} | {name: getattr(wishes, name) for name in HOURS}

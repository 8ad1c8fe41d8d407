"""The timeline of a contact over REST (CON-16)."""

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Query, Router
from pydantic import BaseModel

from liant.kernel.entity.views.doors import entity_at, record_at
from liant.kernel.timelines.reading import Asked, Place, page
from liant.modules.contacts.models import Contact
from liant.modules.contacts.timeline import names_around

MOST = 200

router = Router(tags=["Contacts"])


class TimelineEntry(BaseModel):
    """One thing that happened, or will: `about` is the contact by number, `who` of us did it."""

    at: datetime
    kind: str
    about: int
    title: str
    text: str
    who: str
    state: str
    url: str


class TimelinePage(BaseModel):
    """Entries, the latest first; `after` asks for the next page, and is empty on the last one."""

    items: list[TimelineEntry]
    after: str


@router.get("/{number}/timeline/", response=TimelinePage, operation_id="read_timeline", url_name="read_timeline")
def read(
    request: Any,
    number: int,
    kind: str = "",
    about: int | None = None,
    since: date | None = None,
    until: date | None = None,
    after: str = "",
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
) -> dict[str, Any]:
    """What happened with a contact, and with an account's branches and people, or with one of them (`about`)."""
    contact = record_at(entity_at("contacts"), number)
    around = names_around(contact)
    asked = Asked(kind, since, until, Place.read(after))
    found = page(Contact, [each for each in around if about in (None, each)], asked, size=limit)
    items = [
        TimelineEntry(
            at=entry.at, kind=entry.label, about=entry.about, title=entry.title, text=entry.text, who=entry.who,
            state=entry.state, url=entry.url or "",
        )
        for entry in found.entries
    ]  # fmt: skip
    return {"items": items, "after": found.after or ""}

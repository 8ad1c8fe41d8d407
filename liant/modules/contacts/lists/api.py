"""Who is in a list over REST: put in, taken out, frozen (GEN-04). Read them as contacts: `/api/contacts/?lists=7`."""

from typing import Any

from ninja import Router, Status
from pydantic import BaseModel, Field

from liant.kernel.access.actor import allowed_actions
from liant.kernel.api.schemas import Input
from liant.kernel.entity.views.doors import entity_at, record_at, require
from liant.modules.contacts.lists.commands import add_contacts, freeze, remove_contacts
from liant.modules.contacts.models import Contact, ContactList

MOST = 10_000
SLUG = "contact-lists"

router = Router(tags=["Lists of contacts"])


class Numbers(Input):
    """Contacts by their numbers; those that the actor does not see are passed over."""

    contacts: list[int] = Field(max_length=MOST)


class Changed(BaseModel):
    """How many of them came or went."""

    changed: int


class Copy(Input):
    """What the copy is called."""

    name: str


class Made(BaseModel):
    """The number of a new list."""

    id: int


@router.post("/{number}/contacts/", response=Changed, operation_id="add_list_contacts", url_name="add_list_contacts")
def add(request: Any, number: int, data: Numbers) -> dict[str, int]:
    """Put contacts into a static list; those that are in it stay."""
    return {"changed": add_contacts(_list(number), _contacts(data), by=request.actor)}


@router.delete(
    "/{number}/contacts/", response=Changed, operation_id="remove_list_contacts", url_name="remove_list_contacts"
)
def remove(request: Any, number: int, data: Numbers) -> dict[str, int]:
    """Take contacts out of a static list."""
    return {"changed": remove_contacts(_list(number), _contacts(data), by=request.actor)}


@router.post("/{number}/copy/", response={201: Made}, operation_id="freeze_list", url_name="freeze_list")
def copy(request: Any, number: int, data: Copy) -> Any:
    """Make a static list of who is in a list now."""
    found = _list(number)
    require("create", allowed_actions(ContactList))
    return Status(201, {"id": freeze(found, data.name, by=request.actor).pk})


def _list(number: int) -> Any:
    return record_at(entity_at(SLUG), number)


def _contacts(data: Numbers) -> Any:
    return Contact.objects.filter(pk__in=data.contacts)

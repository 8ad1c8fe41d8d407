"""Relations over REST, from the side of one contact (CON-08)."""

from datetime import date
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Router, Status
from pydantic import BaseModel, Field

from liant.kernel.access.limits import is_hidden
from liant.kernel.api.idempotency import DESCRIBED
from liant.kernel.api.schemas import Input, Named
from liant.kernel.entity.views.doors import actions_on, entity_at, record_at, require
from liant.modules.contacts.models import Contact, Relation, RelationType
from liant.modules.contacts.queries import seen_contact
from liant.modules.contacts.relations.commands import DETAILS, change_relation, relate, unrelate
from liant.modules.contacts.relations.reading import Tie, relations_of, ties
from liant.modules.contacts.relations.views import tie_at
from liant.modules.contacts.relations.wording import Role

Side = Literal["forward", "inverse"]
MOST = 2_000
SLUG = "contacts"

router = Router(tags=["Contacts"])


class RelationIn(Input):
    """What another contact is to this one: by `side` what the type's name says (`forward`) or its inverse."""

    other: int
    type: int
    side: Side = "forward"
    note: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


class RelationChange(Input):
    """What is sent changes; the rest stays."""

    other: int | None = Field(None)
    type: int | None = Field(None)
    side: Side | None = Field(None)
    note: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


class RelationOut(BaseModel):
    """A relation as this contact has it: `word` says what the other is, by gender, in the reader's language."""

    id: int
    other: Named
    type: Named
    side: Side
    word: str
    note: str
    starts_on: date | None
    ends_on: date | None
    is_held: bool


@router.get(
    "/{number}/relations/", response=list[RelationOut], summary="List relations", operation_id="list_relations",
    url_name="list_relations",
)  # fmt: skip
def list_relations(request: Any, number: int) -> list[dict[str, Any]]:
    """Who is related to a contact, whichever side it is on; those that hold first."""
    contact = _contact(number)
    return [_told(tie) for tie in ties(contact, relations_of(contact)[:MOST])]


@router.post(
    "/{number}/relations/", response={201: RelationOut}, summary="Add a relation", operation_id="add_relation",
    url_name="add_relation", openapi_extra=DESCRIBED,
)  # fmt: skip
def add_relation(request: Any, number: int, data: RelationIn) -> Any:
    """Say what another contact is to this one."""
    contact = _contact(number)
    require("change", actions_on(contact))
    details = {name: getattr(data, name) for name in DETAILS}
    made = relate(contact, Role(_type(data.type), data.side), seen_contact(data.other), details, by=request.actor)
    return Status(201, _told(tie_at(contact, made.pk)))


@router.patch(
    "/{number}/relations/{relation}/", response=RelationOut, summary="Change a relation",
    operation_id="change_relation", url_name="change_relation", openapi_extra=DESCRIBED,
)  # fmt: skip
def change(request: Any, number: int, relation: int, data: RelationChange) -> Any:
    """Change what is sent."""
    contact = _contact(number)
    require("change", actions_on(contact))
    tie = tie_at(contact, relation)
    sent = data.model_dump(exclude_unset=True)
    kind = _type(sent["type"]) if sent.get("type") else tie.role.type
    other = seen_contact(sent.get("other") or tie.number)
    details = {name: sent[name] for name in DETAILS if name in sent}
    role = Role(kind, sent.get("side") or tie.role.side)
    change_relation(tie.relation, contact, role, other, details, by=request.actor)
    return _told(tie_at(contact, relation))


@router.delete(
    "/{number}/relations/{relation}/", response={204: None}, summary="Delete a relation",
    operation_id="delete_relation", url_name="delete_relation", openapi_extra=DESCRIBED,
)  # fmt: skip
def delete(request: Any, number: int, relation: int) -> Any:
    """Take it away from both; history keeps it."""
    contact = _contact(number)
    require("change", actions_on(contact))
    unrelate(tie_at(contact, relation).relation, by=request.actor)
    return Status(204, None)


def _contact(number: int) -> Contact:
    found: Contact = record_at(entity_at(SLUG), number)
    if is_hidden(Relation):
        raise Http404
    return found


def _type(number: int) -> RelationType:
    found = RelationType.objects.filter(pk=number).first()
    if found is None:
        raise ValidationError({"type": _("There is no such relation type.")})
    return found


def _told(tie: Tie) -> dict[str, Any]:
    return {name: getattr(tie.relation, name) for name in ("id", *DETAILS)} | {
        "other": {"id": tie.number, "caption": tie.name},
        "type": {"id": tie.role.type.pk, "caption": tie.role.type.name},
        "side": tie.role.side,
        "word": tie.word,
        "is_held": tie.is_held,
    }

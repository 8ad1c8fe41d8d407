"""Consent over REST: the log of a contact, a statement of one or of many (GEN-04, CON-21)."""

from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status
from pydantic import BaseModel, Field

from liant.kernel.api.idempotency import DESCRIBED
from liant.kernel.api.schemas import Input
from liant.kernel.entity.views.doors import entity_at, record_at
from liant.modules.contacts.models import Contact
from liant.modules.privacy.commands import record_consent, record_consents
from liant.modules.privacy.copying import begin_copy
from liant.modules.privacy.erasing import erase
from liant.modules.privacy.models import Basis, Channel, Consent, Erasure, Purpose, Source, State
from liant.modules.privacy.restricting import lift_restriction, restrict
from liant.modules.privacy.unsubscribing import stop

SLUG = "contacts"
MOST = 10_000

router = Router(tags=["Consent"])
of_many = Router(tags=["Consent"])


class Statement(Input):
    """What was said. `shown` is the number of the consent text that was shown; else `text` holds the words."""

    channel: Channel
    purpose: Purpose
    state: State
    basis: Basis | Literal[""] = ""
    shown: int | None = None
    text: str = ""
    language: str = ""
    source: Source
    proof: str = ""
    at: datetime | None = Field(None, description="When it was said; now when empty.")


class StatementOfMany(Statement):
    """The same of many contacts, by their numbers; those that the actor does not see are passed over."""

    contacts: list[int] = Field(max_length=MOST)


class Said(BaseModel):
    """A statement as it was written down; of each channel and purpose one is current."""

    id: int
    channel: str
    purpose: str
    state: str
    basis: str
    text: str
    version: str
    language: str
    at: datetime
    source: str
    proof: str
    employee: int | None
    recorded_at: datetime
    is_current: bool


class Recorded(BaseModel):
    """Of how many it was written down."""

    recorded: int


@router.get(
    "/{number}/consents/", response=list[Said], summary="List consents", operation_id="list_consents",
    url_name="list_consents",
)  # fmt: skip
def list_consents(request: HttpRequest, number: int) -> Any:
    """All that a contact said, the latest first."""
    contact = record_at(entity_at(SLUG), number)
    return [_told(row) for row in Consent.objects.filter(contact=contact)]


@router.post(
    "/{number}/consents/", response={201: Said}, summary="Record a consent", operation_id="record_consent",
    url_name="record_consent", openapi_extra=DESCRIBED,
)  # fmt: skip
def record(request: Any, number: int, data: Statement) -> Any:
    """Write down what a contact said; it can't be changed later."""
    said = record_consent(record_at(entity_at(SLUG), number), _values(data), by=request.actor)
    return Status(201, _told(said))


@of_many.post(
    "/", response={201: Recorded}, summary="Record consents", operation_id="record_consents",
    url_name="record_consents", openapi_extra=DESCRIBED,
)  # fmt: skip
def record_many(request: Any, data: StatementOfMany) -> Any:
    """Write down the same of many contacts."""
    entity_at(SLUG)
    chosen = Contact.objects.filter(pk__in=data.contacts)
    return Status(201, {"recorded": record_consents(chosen, _values(data), by=request.actor)})


class Stop(Input):
    """Who answered STOP, by the number; `proof` names the message at the gateway."""

    number: str
    proof: str = ""


@of_many.post("/stop/", response={204: None}, summary="STOP by SMS", operation_id="stop_sms", url_name="stop_sms")
def stop_sms(request: HttpRequest, data: Stop) -> Any:
    """For gateways: end marketing and greetings by SMS to a number, whoever has it. May be sent again."""
    stop(data.number, data.proof)
    return Status(204, None)


class Reason(Input):
    """Why the data may not be used."""

    reason: str


class Erase(Input):
    """Why it is erased; an account only where it is a sole trader."""

    reason: Erasure.Reason
    is_sole_trader: bool = False


class Begun(BaseModel):
    """A copy under way; its page tells when it can be fetched."""

    url: str


@router.post(
    "/{number}/copy-of-data/", response={202: Begun}, summary="Copy of all data", operation_id="copy_data",
    url_name="copy_data",
)  # fmt: skip
def copy_data(request: Any, number: int) -> Any:
    """Have all that is kept of a contact written into a ZIP: JSON, PDF and files (GDPR, art. 15 and 20)."""
    return Status(202, {"url": begin_copy(record_at(entity_at(SLUG), number), by=request.actor).url})


@router.put(
    "/{number}/restriction/", response={204: None}, summary="Restrict", operation_id="restrict_contact",
    url_name="restrict_contact",
)  # fmt: skip
def restrict_contact(request: Any, number: int, data: Reason) -> Any:
    """Stop the use of a contact's data (GDPR, art. 18)."""
    restrict(record_at(entity_at(SLUG), number), data.reason, by=request.actor)
    return Status(204, None)


@router.delete(
    "/{number}/restriction/", response={204: None}, summary="Lift the restriction", operation_id="lift_restriction",
    url_name="lift_restriction",
)  # fmt: skip
def lift(request: Any, number: int) -> Any:
    """Let the data be used again."""
    lift_restriction(record_at(entity_at(SLUG), number), by=request.actor)
    return Status(204, None)


@router.post(
    "/{number}/erase/", response={204: None}, summary="Erase for good", operation_id="erase_contact",
    url_name="erase_contact",
)  # fmt: skip
def erase_contact(request: Any, number: int, data: Erase) -> Any:
    """Erase a contact in place (GDPR, art. 17). It can't be undone."""
    contact = record_at(entity_at(SLUG), number)
    erase(contact, data.reason, is_sole_trader=data.is_sole_trader, by=request.actor)
    return Status(204, None)


def _values(data: Statement) -> dict[str, Any]:
    values = data.model_dump(exclude={"contacts", "shown", "at"})
    if data.shown is not None:
        values["shown"] = record_at(entity_at("consent-texts"), data.shown)
    return values | {"at": data.at or timezone.now()}


def _told(said: Consent) -> dict[str, Any]:
    return {name: getattr(said, name) for name in Said.model_fields if name != "employee"} | {
        "employee": said.employee_id
    }

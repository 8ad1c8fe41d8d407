"""Which contacts there are that look like one, before it is made; and which pairs there are that are perhaps one."""

from typing import Annotated, Any

from ninja import Query, Router, Status
from pydantic import BaseModel, Field

from liant.kernel.api.schemas import Input
from liant.kernel.entity.views.doors import actions_on, entity_at, record_at, require
from liant.kernel.merging.resembling import resembling, told
from liant.modules.contacts.queries import seen_contact
from liant.modules.duplicates.matching import THRESHOLD
from liant.modules.duplicates.pairs import Asked, Place, decide, pairs

router = Router(tags=["Duplicates"])


class Given(BaseModel):
    """What is known of a contact."""

    kind: Annotated[str, Field(description="account, person or branch")] = "account"
    name: str = ""
    given_name: str = ""
    family_name: str = ""
    tax_number: str = ""
    trade_register: str = ""
    iban: str = ""
    phone: str = ""
    email: str = ""
    city: str = ""


class Resembling(BaseModel):
    """A contact that is perhaps the same; `score` from 0 to 100."""

    id: int
    caption: str
    score: int
    reasons: list[str]


class Found(BaseModel):
    """What was found, best first."""

    results: list[Resembling]


@router.get("/duplicates/", response=Found, operation_id="list_duplicates", url_name="list_duplicates")
def find_duplicates(request: Any, given: Query[Given]) -> dict[str, Any]:
    """The contacts that look like this one, as far as the actor sees them."""
    values = given.model_dump(exclude={"phone", "email", "city"})
    parts = {
        "phones": [{"number": given.phone}],
        "emails": [{"address": given.email}],
        "addresses": [{"city": given.city}],
    }
    return {"results": [told(each) for each in resembling(entity_at("contacts"), values, parts)]}


class PairsAsked(BaseModel):
    """Which pairs are asked for."""

    kind: Annotated[str, Field(description="account, person or branch; all when empty")] = ""
    owner: Annotated[int | None, Field(description="The employee who owns one of the two")] = None
    score: Annotated[int, Field(ge=THRESHOLD, le=100, description="At least so likely")] = THRESHOLD
    dismissed: Annotated[bool, Field(description="Those instead that somebody decided are not the same")] = False
    after: Annotated[str, Field(description="`next` of the page before")] = ""
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class Named(BaseModel):
    """A contact."""

    id: int
    caption: str


class Likely(BaseModel):
    """Two contacts that are perhaps one; `score` from 0 to 100."""

    contacts: list[Named]
    score: int
    reasons: list[str]


class PairsFound(BaseModel):
    """The likeliest first; `next` is empty at the end."""

    results: list[Likely]
    next: str


class Decision(Input):
    """What was decided of a contact and another one."""

    other: int
    is_same: Annotated[bool, Field(description="False: they are not; true: that is open again")] = False


@router.get(
    "/duplicates/pairs/", response=PairsFound, operation_id="list_duplicate_pairs", url_name="list_duplicate_pairs"
)
def list_pairs(request: Any, asked: Query[PairsAsked]) -> dict[str, Any]:
    """The pairs that the search of the night found, of which the actor sees both. `merge` makes them one."""
    entity_at("contacts")
    found, more = pairs(
        Asked(asked.kind, asked.owner, asked.score, asked.dismissed), Place.read(asked.after), asked.limit
    )
    results = [
        {
            "contacts": [{"id": each.pk, "caption": str(each)} for each in (pair.one, pair.other)],
            "score": pair.score,
            "reasons": list(pair.reasons),
        }
        for pair in found
    ]
    return {"results": results, "next": str(more or "")}


@router.post(
    "/{number}/duplicates/", response={204: None}, operation_id="decide_duplicate", url_name="decide_duplicate"
)
def decide_pair(request: Any, number: int, data: Decision) -> Any:
    """Keep for good that this contact and the other are not the same, or open that again."""
    record = record_at(entity_at("contacts"), number)
    require("change", actions_on(record))
    decide(record, seen_contact(data.other), is_same=data.is_same, by=request.actor)
    return Status(204, None)

"""Asking which contacts there are that look like one, before it is made."""

from typing import Annotated, Any

from ninja import Query, Router
from pydantic import BaseModel, Field

from liant.kernel.entity.views.doors import entity_at
from liant.kernel.merging.resembling import resembling, told

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
    label: str
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

"""The salutation of a contact over REST (CON-10)."""

from typing import Annotated, Any

from ninja import Query, Router
from pydantic import BaseModel

from liant.kernel.entity.views.doors import entity_at, record_at
from liant.modules.contacts.salutations import salutations

router = Router(tags=["Contacts"])


class Salutation(BaseModel):
    """How a letter begins, with its comma."""

    salutation: str


@router.get("/{number}/salutation/", response=Salutation, operation_id="read_salutation", url_name="read_salutation")
def read(request: Any, number: int, language: Annotated[str, Query(pattern="^(ro|el|en)?$")] = "") -> dict[str, str]:
    """The contact's own formula, else one that is made; in the contact's language or another."""
    contact = record_at(entity_at("contacts"), number)
    return {"salutation": salutations([contact], language)[number]}

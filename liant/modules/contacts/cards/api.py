"""The vCard of a contact over REST (CON-19)."""

from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Query, Router

from liant.kernel.entity.views.doors import entity_at
from liant.modules.contacts.cards.views import card_file

router = Router(tags=["Contacts"])
CARD = {"content": {"text/vcard": {"schema": {"type": "string"}}}}


@router.get("/{number}/card/", operation_id="read_card", url_name="read_card", openapi_extra={"responses": {200: CARD}})
def read(request: Any, number: int, version: Annotated[str, Query(pattern=r"^[34]\.0$")] = "3.0") -> HttpResponse:
    """What one sees of the contact as a vCard, for who has the right to export it."""
    return card_file(entity_at("contacts"), number, version, by=request.actor)

"""Lists and records as PDF, shown by the browser, to be printed or kept."""

from typing import Any

from django.http import HttpResponse
from django.utils.text import slugify

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.models import Action
from liant.kernel.documents.content import list_content, record_content
from liant.kernel.documents.typesetting import typeset
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.exporting import tell_export
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.views.doors import EntityRequest, actions_on, door, record_at, require
from liant.kernel.history.telling import Kind, tell_audit


@door
def list_view(request: EntityRequest, entity: Entity) -> HttpResponse:
    """The list that the URL describes, of what the actor may print."""
    require(Action.PRINT, allowed_actions(entity.model))
    listing = Listing(entity, request.GET, action=Action.PRINT)
    content = list_content(listing, by=request.actor)
    tell_export(listing, "pdf", len(content["rows"]), by=request.actor)
    return _pdf("list", content, entity.slug)


@door
def record_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponse:
    """One record."""
    record = record_at(entity, number)
    require(Action.PRINT, actions_on(record))
    tell_audit(Kind.EXPORT, {"format": "pdf"}, of=(entity.name, number), by=request.actor)
    return _pdf("record", record_content(entity, record, by=request.actor), str(record))


def _pdf(sheet: str, content: dict[str, Any], name: str) -> HttpResponse:
    response = HttpResponse(typeset(sheet, content), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{slugify(name) or sheet}.pdf"'
    return response

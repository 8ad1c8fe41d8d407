"""One contact as a vCard."""

from django.http import HttpResponse
from django.utils.text import slugify

from liant.kernel.access.actor import Actor
from liant.kernel.access.models import Action
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import EntityRequest, actions_on, door, record_at, require
from liant.kernel.history.telling import Kind, tell_audit
from liant.modules.contacts.cards.formats import CardFormat, version_in
from liant.modules.contacts.cards.writing import cards


@door
def card_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponse:
    """The card as a file; `?version=4.0` for the newest kind."""
    return card_file(entity, number, version_in(request.GET), by=request.actor)


def card_file(entity: Entity, number: int, version: str, *, by: Actor) -> HttpResponse:
    """The card of a contact, told to the audit. Raises Http404, and PermissionDenied for who may not export it."""
    contact = record_at(entity, number)
    require(Action.EXPORT, actions_on(contact))
    tell_audit(Kind.EXPORT, {"format": CardFormat.name, "rows": 1}, of=(entity.name, number), by=by)
    response = HttpResponse(b"".join(cards([contact], version)), content_type=CardFormat.content_type)
    response["Content-Disposition"] = f'attachment; filename="{slugify(str(contact)) or "contact"}.vcf"'
    return response

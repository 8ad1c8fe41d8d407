"""The drawer with a contact's code, and the page that scans one."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.models import Action
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import EntityRequest, actions_on, door, record_at, require
from liant.kernel.history.telling import Kind, tell_audit
from liant.kernel.ui.security import allowing
from liant.modules.contacts.codes.drawing import code_of


@require_safe
@door
def code_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Show the code of a contact to who may take its card along; the audit is told."""
    contact = record_at(entity, number)
    require(Action.EXPORT, actions_on(contact))
    tell_audit(Kind.EXPORT, {"format": "qr", "rows": 1}, of=(entity.name, number), by=request.actor)
    context = {"contact": contact, "code": code_of(contact), "cancel_url": entity.url(number)}
    return render(request, "contacts/code.html", context)


@require_safe
@door
def scan_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """Read a code by the camera or from a picture; what it says goes to the page of a contact from text.

    The browser does all of it: no picture leaves it. This page alone may ask for the camera, and is loaded whole.
    """
    require("create", allowed_actions(entity.model))
    response = render(request, "contacts/scan.html", {"entity": entity})
    response["Permissions-Policy"] = allowing("camera")
    return response

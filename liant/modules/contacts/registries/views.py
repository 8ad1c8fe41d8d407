"""The page that looks a company up: its tax number in, the form of an account out."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.limits import fixed_fields
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import EntityRequest, door, require
from liant.kernel.entity.views.edit import Editing
from liant.modules.contacts.models import Contact
from liant.modules.contacts.registries.answers import LookUpError
from liant.modules.contacts.registries.asking import begun, look_up


@door
def look_up_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """Ask for a number; its answer is the form that it comes to, of which nothing is saved yet."""
    require("create", allowed_actions(entity.model))
    text = request.POST.get("number", "").strip()
    if request.method != "POST":
        return _show(request, entity, text, "")
    try:
        answer = look_up(text)
    except ValidationError as error:
        return _show(request, entity, text, " ".join(error.messages))
    except LookUpError as error:
        return _show(request, entity, text, str(error))
    if answer.is_inactive:
        messages.warning(request, _("%(registry)s says: this company is inactive.") % {"registry": answer.source})
    record = entity.model(**entity.model.completed({"kind": Contact.Kind.ACCOUNT}, by=request.actor))
    address = f"{entity.create_url}?kind={Contact.Kind.ACCOUNT}"
    title = _("New %(kind)s") % {"kind": dict(entity.variants())[Contact.Kind.ACCOUNT].lower()}
    fixed = fixed_fields(entity.model)
    return Editing(request, entity, record, title, entity.list_url, fixed, begun(answer), address).answer()


def _show(request: EntityRequest, entity: Entity, text: str, problem: str) -> HttpResponseBase:
    context = {"entity": entity, "number": text, "problem": problem}
    return render(request, "contacts/look_up.html", context, status=422 if problem else 200)

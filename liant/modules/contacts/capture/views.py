"""The pages of a contact from text: paste it, look at the form that it comes to, save."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.limits import fixed_fields
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import EntityRequest, door, require
from liant.kernel.entity.views.edit import Editing
from liant.modules.contacts.capture.confirming import Confirming
from liant.modules.contacts.capture.proposing import propose
from liant.modules.contacts.capture.reading import LONGEST
from liant.modules.contacts.models import Contact

Kind = Contact.Kind


@door
def capture_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """Paste a text; its answer is the form that it comes to, of which nothing is saved yet."""
    require("create", allowed_actions(entity.model))
    text = request.POST.get("text", "").strip()
    if request.method != "POST" or not text or len(text) > LONGEST:
        problem = "" if request.method != "POST" else _("Paste a text, of 10,000 characters at the most.")
        context = {"entity": entity, "text": text, "problem": problem, "longest": LONGEST}
        return render(request, "contacts/capture.html", context, status=422 if problem else 200)
    proposal = propose(text)
    editing = _editing(request, entity, proposal.kind)
    editing.begun = proposal.begun
    if isinstance(editing, Confirming):
        editing.known = proposal.new_account
    return editing.answer()


@door
def confirm_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """The form, filled in: checked while one types, then saved."""
    require("create", allowed_actions(entity.model))
    kind = Kind.ACCOUNT if request.GET.get("kind") == Kind.ACCOUNT else Kind.PERSON
    return _editing(request, entity, kind).answer()


def _editing(request: EntityRequest, entity: Entity, kind: str) -> Editing:
    record = entity.model(**entity.model.completed({"kind": kind}, by=request.actor))
    title = _("New %(kind)s") % {"kind": dict(entity.variants())[kind].lower()}
    form = Confirming if kind == Kind.PERSON else Editing
    fixed = fixed_fields(entity.model)
    address = f"{reverse('contacts:confirm_captured')}?kind={kind}"
    return form(request, entity, record, title, entity.list_url, fixed, address=address)

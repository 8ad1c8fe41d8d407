"""Drawers in which a relation of a contact is made and changed; taking one away."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liant.kernel.access.limits import is_hidden
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.forms import show_errors
from liant.kernel.entity.views.doors import EntityRequest, actions_on, door, record_at, require
from liant.kernel.entity.views.undoing import undo_tags
from liant.modules.contacts.models import Contact, Relation
from liant.modules.contacts.relations.commands import DETAILS, change_relation, relate, unrelate
from liant.modules.contacts.relations.forms import RelationForm
from liant.modules.contacts.relations.reading import Tie, relations_of, ties


@door
def add_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Relate another contact to this one."""
    contact = _contact(entity, number)
    form = RelationForm(contact, request.POST or None, initial=request.GET.dict())
    return _answer(
        request, contact, form, lambda other: relate(contact, form.chosen, other, form.details, by=request.actor)
    )


@door
def change_view(request: EntityRequest, entity: Entity, number: int, relation: int) -> HttpResponseBase:
    """Change what is said of it, from this contact's side."""
    contact = _contact(entity, number)
    tie = tie_at(contact, relation)
    begun = {"other": tie.number, "role": tie.role.key} | {name: getattr(tie.relation, name) for name in DETAILS}
    form = RelationForm(contact, request.POST or None, initial=begun)
    return _answer(
        request,
        contact,
        form,
        lambda other: change_relation(tie.relation, contact, form.chosen, other, form.details, by=request.actor),
        tie,
    )


@require_POST
@door
def remove_view(request: EntityRequest, entity: Entity, number: int, relation: int) -> HttpResponseBase:
    """Take a relation away; the message that follows offers to undo it."""
    tie = tie_at(_contact(entity, number), relation)
    unrelate(tie.relation, by=request.actor)
    told = _("%(record)s is deleted.") % {"record": f"{tie.word}: {tie.name}"}
    messages.success(request, told, extra_tags=undo_tags(entity.name, number))
    return redirect(_tab_of(number))


def tie_at(contact: Contact, number: int) -> Tie:
    """A relation of a contact by its number. Raises Http404."""
    found = [] if is_hidden(Relation) else ties(contact, relations_of(contact).filter(pk=number))
    if not found:
        raise Http404
    return found[0]


def _contact(entity: Entity, number: int) -> Any:
    contact = record_at(entity, number)
    require("change", actions_on(contact))
    return contact


def _answer(
    request: EntityRequest,
    contact: Contact,
    form: RelationForm,
    save: Callable[[Contact], Relation],
    tie: Tie | None = None,
) -> HttpResponseBase:
    if form.is_bound and form.is_valid():
        try:
            saved = save(form.cleaned_data["other"])
            messages.success(request, _("%(record)s is saved.") % {"record": saved})
            return redirect(_tab_of(contact.pk))
        except ValidationError as error:
            show_errors(error, form)
    context = {"form": form, "contact": contact, "tie": tie, "cancel_url": _tab_of(contact.pk)}
    return render(request, "contacts/relation.html", context, status=422 if form.is_bound else 200)


def _tab_of(number: int) -> str:
    return reverse("entity:tab", args=["contacts", number, "relations"])

"""Contacts of a list, as the URL describes it, put into a static list or taken out; and frozen copies."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from liant.kernel.access.actor import Actor, allowed_actions
from liant.kernel.entity import commands
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.views.doors import EntityRequest, door, entity_at, record_at, require
from liant.modules.contacts.lists.belonging import FIELD
from liant.modules.contacts.lists.commands import add_contacts, freeze, remove_contacts
from liant.modules.contacts.lists.forms import ChooseList
from liant.modules.contacts.models import ContactList

# More at once would keep a browser waiting; a condition holds any number.
MOST = 100_000


@door
def add_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """Put the contacts that the URL describes into a list."""
    entity_at("contact-lists")
    listing = Listing(entity, request.GET)
    number = listing.exact_number
    form = ChooseList(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return _added(request, listing, form, number)
        except ValidationError as error:
            form.add_error(None, error.messages)
    context = {"form": form, "number": number, "cancel_url": listing.url(record=None)}
    return render(request, "contacts/add_to_list.html", context, status=422 if form.is_bound else 200)


@door
def remove_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """Ask, then take the contacts that the URL describes out of the static list by which it narrows."""
    listing = Listing(entity, request.GET)
    chosen = listing.active.get(FIELD)
    back = listing.url(record=None)
    if chosen is None:
        messages.info(request, _("Narrow the contacts to a list first."))
        return redirect(back)
    if request.method != "POST":
        context = {"list": chosen, "number": listing.exact_number, "cancel_url": back}
        return render(request, "contacts/remove_from_list.html", context)
    try:
        number = remove_contacts(chosen, listing.records, by=request.actor)
        words = ngettext("%(number)d contact is out of it.", "%(number)d contacts are out of it.", number)
        messages.success(request, words % {"number": number})
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(back)


@require_POST
@door
def copy_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Make a frozen copy, called by the day."""
    contact_list = record_at(entity, number)
    require("create", allowed_actions(ContactList))
    day = date_format(timezone.localdate(), "SHORT_DATE_FORMAT")
    try:
        copy = freeze(contact_list, f"{contact_list.name[:100]}, {day}", by=request.actor)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(entity.url(number))
    messages.success(request, _("%(record)s is saved.") % {"record": copy})
    return redirect(entity.url(copy.pk))


def _added(request: EntityRequest, listing: Listing, form: ChooseList, number: int) -> HttpResponseBase:
    if number > MOST:
        raise ValidationError(_("These are too many to be put into a list by hand: make a dynamic list instead."))
    contact_list = form.cleaned_data["into"] or _new_list(form.cleaned_data["name"], by=request.actor)
    added = add_contacts(contact_list, listing.records, by=request.actor)
    words = ngettext("%(number)d contact was added to %(list)s.", "%(number)d contacts were added to %(list)s.", added)
    messages.success(request, words % {"number": added, "list": contact_list})
    return redirect(entity_at("contact-lists").url(contact_list.pk))


def _new_list(name: str, *, by: Actor) -> Any:
    return commands.create(ContactList, {"kind": ContactList.Kind.STATIC, "name": name}, by=by)

"""Drawers in which one writes down what a contact said, or all contacts of a list."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.forms import show_errors
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.views.doors import EntityRequest, door, record_at
from liant.modules.privacy.commands import record_consent, record_consents
from liant.modules.privacy.forms import ConsentForm

# More at once would keep a browser waiting.
MOST = 20_000


@door
def record_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Of one contact; the address may say of which channel and purpose."""
    contact = record_at(entity, number)
    back = reverse("entity:tab", args=[entity.slug, number, "consent"])
    form = _form(request)
    if form.is_bound and form.is_valid():
        try:
            record_consent(contact, form.values, by=request.actor)
            messages.success(request, _("It is written down."))
            return redirect(back)
        except ValidationError as error:
            show_errors(error, form)
    return _shown(request, form, {"contact": contact, "cancel_url": back})


@door
def record_many_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """Of the contacts that the address describes, with one source."""
    listing = Listing(entity, request.GET)
    number, back = listing.exact_number, listing.url(record=None)
    form = _form(request)
    if form.is_bound and form.is_valid():
        try:
            return _recorded(request, listing, form, number)
        except ValidationError as error:
            show_errors(error, form)
    return _shown(request, form, {"number": number, "cancel_url": back})


def _recorded(request: EntityRequest, listing: Listing, form: ConsentForm, number: int) -> HttpResponseBase:
    if number > MOST:
        raise ValidationError(_("These are too many at once: choose at most %(most)d."), params={"most": MOST})
    done = record_consents(listing.records, form.values, by=request.actor)
    words = ngettext("Written down of %(number)d contact.", "Written down of %(number)d contacts.", done)
    messages.success(request, words % {"number": done})
    if done < number:
        messages.info(request, _("The others are not yours to change."))
    return redirect(listing.url(record=None))


def _form(request: EntityRequest) -> ConsentForm:
    begun = {name: request.GET[name] for name in ("channel", "purpose") if name in request.GET}
    return ConsentForm(request.POST if request.method == "POST" else None, initial=begun)


def _shown(request: EntityRequest, form: ConsentForm, context: dict[str, Any]) -> HttpResponseBase:
    return render(request, "privacy/record.html", {"form": form} | context, status=422 if form.is_bound else 200)

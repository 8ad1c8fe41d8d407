"""The page on which a person decides what happens to contacts that have been kept long enough."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.captions import captions
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import EntityRequest, door, require
from liant.modules.contacts.models import Contact
from liant.modules.privacy.retaining import confirm, postpone, under_way, waiting

# As many as one page shows, and one act takes.
SHOWN = 100


@door
def proposals_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """Those that wait; posted, those that are ticked, or all that the page showed, are confirmed or postponed."""
    require("privacy", allowed_actions(Contact))
    if request.method == "POST":
        return _decided(request)
    shown = list(waiting()[: SHOWN + 1])
    names = captions(Contact, (each.contact_id for each in shown))
    rows = [(each, names.get(each.contact_id, ""), entity.url(each.contact_id)) for each in shown[:SHOWN]]
    context = {"rows": rows, "has_more": len(shown) > SHOWN, "under_way": under_way().count()}
    return render(request, "privacy/proposals.html", context)


def _decided(request: EntityRequest) -> HttpResponseBase:
    numbers = [int(text) for text in request.POST.getlist("proposal") if text.isdigit()][:SHOWN]
    chosen = waiting().filter(pk__in=numbers)
    try:
        messages.success(request, _done(request, chosen))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("privacy:proposals")


def _done(request: EntityRequest, chosen: Any) -> str:
    if "postpone" in request.POST:
        number = postpone(chosen, by=request.actor)
        return ngettext("%(n)d is postponed by half a year.", "%(n)d are postponed by half a year.", number) % {
            "n": number
        }
    if "is_sure" not in request.POST:
        raise ValidationError(_("Nothing has happened: say that you are sure."))
    number = confirm(chosen, by=request.actor)
    words = ngettext("%(n)d contact is confirmed.", "%(n)d contacts are confirmed.", number)
    return words % {"n": number}

"""The pages on which many records are changed or deleted, and where one sees how far that is."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.bulk import commands
from liant.kernel.bulk.forms import BulkForm
from liant.kernel.bulk.models import BulkRun
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.views.doors import EntityRequest, door, own_door, require
from liant.kernel.notifications.seeing import see_run


@door
def change_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """Fill in what the records of the list that the URL describes shall hold."""
    require("change", allowed_actions(entity.model))
    listing = Listing(entity, request.GET)
    form = BulkForm(entity, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _begun(request, listing, lambda: commands.begin_change(listing, form, by=request.actor))
    context = _asked(listing) | {"form": form, "lines": list(form.lines())}
    return render(request, "bulk/change.html", context, status=422 if form.is_bound else 200)


@door
def delete_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """Ask, then delete the records of the list that the URL describes."""
    require("delete", allowed_actions(entity.model))
    listing = Listing(entity, request.GET)
    if request.method == "POST":
        return _begun(request, listing, lambda: commands.begin_delete(listing, by=request.actor))
    return render(request, "bulk/delete.html", _asked(listing))


def _begun(request: EntityRequest, listing: Listing, begin: Callable[[], BulkRun]) -> HttpResponseBase:
    try:
        return redirect(begin().url)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(listing.url(record=None))


def _asked(listing: Listing) -> dict[str, Any]:
    number = listing.exact_number
    return {
        "entity": listing.entity,
        "number": number,
        "text": number_format(number, force_grouping=True),
        "chips": [] if listing.picked else list(listing.chips()),
        "cancel_url": listing.url(record=None),
    }


# For who began it.
run_door = own_door(BulkRun)


@run_door
def run_view(request: EntityRequest, run: BulkRun, entity: Entity) -> HttpResponseBase:
    """How far it is, and what came of it."""
    see_run(run)
    problems = [problem | {"url": entity.url(problem["record"])} for problem in run.problems]
    return render(request, "bulk/run.html", {"entity": entity, "run": run, "problems": problems})


@run_door
def progress_view(request: EntityRequest, run: BulkRun, entity: Entity) -> HttpResponseBase:
    """How far the job is, as JSON."""
    done, total = (number_format(number, force_grouping=True) for number in (run.done, run.total))
    message = _("%(done)s of %(total)s") % {"done": done, "total": total}
    return JsonResponse({"done": run.done, "total": run.total, "state": run.state, "message": message})


@run_door
def cancel_view(request: EntityRequest, run: BulkRun, entity: Entity) -> HttpResponseBase:
    """Stop the job."""
    if request.method == "POST" and not commands.cancel(run, by=request.actor):
        messages.info(request, _("It was done already."))
    return redirect(run.url)


@run_door
def undo_view(request: EntityRequest, run: BulkRun, entity: Entity) -> HttpResponseBase:
    """Take back what was done."""
    if request.method == "POST":
        try:
            commands.undo(run, by=request.actor)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    return redirect(run.url)

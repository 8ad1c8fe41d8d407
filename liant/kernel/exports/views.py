"""The pages of an export that takes its time: begun, watched, fetched."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.models import Action
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.exporting import content_types, format_in
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.views.doors import EntityRequest, door, own_door, require
from liant.kernel.exports import commands
from liant.kernel.exports.models import ExportRun
from liant.kernel.exports.sweeping import KEPT_DAYS

# For who began it and may still take such records along.
run_door = own_door(ExportRun, needs="export")


@door
def begin_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """Have the list of the URL's parameters written into a file."""
    require("export", allowed_actions(entity.model))
    listing = Listing(entity, request.GET, action=Action.EXPORT)
    if request.method != "POST":
        return redirect(listing.url(record=None))
    return redirect(commands.begin(listing, format_in(entity, request.GET), by=request.actor).url)


@run_door
def run_view(request: EntityRequest, run: ExportRun, entity: Entity) -> HttpResponseBase:
    """How far it is; the file, once it is done."""
    return render(request, "exports/run.html", {"entity": entity, "run": run, "kept_days": KEPT_DAYS})


@run_door
def progress_view(request: EntityRequest, run: ExportRun, entity: Entity) -> HttpResponseBase:
    """How far the job is, as JSON."""
    done, rows = (number_format(number, force_grouping=True) for number in (run.done, run.rows or 0))
    message = run.message or _("%(done)s of %(total)s") % {"done": done, "total": rows}
    return JsonResponse({"done": run.done, "total": run.rows or 0, "state": run.state, "message": message})


@require_POST
@run_door
def cancel_view(request: EntityRequest, run: ExportRun, entity: Entity) -> HttpResponseBase:
    """Stop the job."""
    if not commands.cancel(run, by=request.actor):
        messages.info(request, _("It was done already."))
    return redirect(run.url)


@run_door
def file_view(request: EntityRequest, run: ExportRun, entity: Entity) -> HttpResponseBase:
    """The file."""
    if not run.file_url:
        raise Http404
    content_type = (content_types(entity) | {"zip": "application/zip"})[run.format]
    return FileResponse(run.file.open(), as_attachment=True, filename=run.file_name, content_type=content_type)

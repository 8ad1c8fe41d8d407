"""The last steps: what the check found, how far the job is, what came of it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import EntityRequest
from liant.kernel.imports import commands
from liant.kernel.imports.models import Choice, ImportRun
from liant.kernel.imports.views.doors import run_door
from liant.kernel.imports.views.likenesses import choices_of, lines

State = ImportRun.State
WORKING = "imports/working.html"
TEMPLATES: dict[str, str] = {
    State.CHECKING: WORKING,
    State.CHECKED: "entity/import/preview.html",
    State.RUNNING: "imports/running.html",
    State.UNDOING: WORKING,
}


@run_door
def run_view(request: EntityRequest, run: ImportRun, entity: Entity) -> HttpResponseBase:
    """Where the import stands; posting a `mode` starts a checked one."""
    if run.state == State.UPLOADED:
        return redirect(run.mapping_url)
    if request.method == "POST":
        return _attempt(request, run, lambda: commands.start(run, request.POST.get("mode", ""), by=request.actor))
    context: dict[str, Any] = {"entity": entity, "run": run, "problems": run.problems, "mapping_url": run.mapping_url}
    if run.state == State.CHECKED and run.likenesses_number:
        kinds = {kind: choices_of(kind, getattr(run, kind)) for kind in ("on_record", "on_row")}
        context |= {"likenesses": lines(run, entity), "choices": Choice.choices, **kinds}
    return render(request, TEMPLATES.get(run.state, "imports/result.html"), context)


@run_door
def progress_view(request: EntityRequest, run: ImportRun, entity: Entity) -> HttpResponseBase:
    """How far the job is, as JSON."""
    message = ""
    if run.rows:
        done, rows = (number_format(number, force_grouping=True) for number in (run.done, run.rows))
        message = _("%(done)s of %(rows)s rows") % {"done": done, "rows": rows}
    # For who watches, a check that is through is done.
    state = State.DONE if run.state == State.CHECKED else run.state
    return JsonResponse({"done": run.done, "total": run.rows or 0, "state": state, "message": run.message or message})


@run_door
def errors_view(request: EntityRequest, run: ImportRun, entity: Entity) -> HttpResponseBase:
    """The faulty rows, to be corrected and imported again."""
    if not run.errors:
        raise Http404
    faulty = _("faulty rows")
    name = f"{run.file_name.rpartition('.')[0] or run.file_name} - {faulty}.csv"
    return FileResponse(run.errors.open(), as_attachment=True, filename=name, content_type="text/csv; charset=utf-8")


@require_POST
@run_door
def cancel_view(request: EntityRequest, run: ImportRun, entity: Entity) -> HttpResponseBase:
    """Stop the job."""
    if not commands.cancel(run, by=request.actor):
        messages.info(request, _("It was done already."))
    return redirect(run.url)


@require_POST
@run_door
def again_view(request: EntityRequest, run: ImportRun, entity: Entity) -> HttpResponseBase:
    """Check a file once more that failed or was stopped."""
    return _attempt(request, run, lambda: commands.check_again(run, by=request.actor))


@require_POST
@run_door
def undo_view(request: EntityRequest, run: ImportRun, entity: Entity) -> HttpResponseBase:
    """Take back what was imported."""
    return _attempt(request, run, lambda: commands.undo(run, by=request.actor))


def _attempt(request: EntityRequest, run: ImportRun, act: Any) -> HttpResponseBase:
    try:
        act()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(run.url)

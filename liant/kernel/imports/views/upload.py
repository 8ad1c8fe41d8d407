"""The first step: a file for an entity."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import EntityRequest, door
from liant.kernel.imports import commands
from liant.kernel.imports.mappings import mappings_of
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.rights import require_rights
from liant.kernel.imports.sweeping import KEPT_DAYS
from liant.kernel.spreadsheet.limits import Limits
from liant.kernel.ui.uploads import is_larger, take_files

MAX_BYTES = Limits().bytes
# So many of one's last imports are listed.
RUNS_SHOWN = 20


def is_too_large(request: Any) -> bool:
    """Whether more comes than may."""
    return is_larger(request, MAX_BYTES)


# The token stands in the body: it is checked below, once the body is known not to be too large to read.
@csrf_exempt
@door
def upload_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """Choose a file; refuses one that is too large before a byte of it is read."""
    if not entity.imports:
        raise Http404
    require_rights(entity.model)
    if is_too_large(request):
        message = _("The file is larger than %(limit)d MB. Divide it into smaller files.")
        return _show(request, entity, [message % {"limit": MAX_BYTES // 1_000_000}], status=413)
    take_files(request)
    return _upload(request, entity)


@csrf_protect
def _upload(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    if request.method != "POST":
        return _show(request, entity, [])
    file = request.FILES.get("file")
    if not isinstance(file, TemporaryUploadedFile):
        return _show(request, entity, [_("Choose a file.")], status=422)
    try:
        run = commands.upload(entity.model, file, follows=_followed(request, entity), by=request.actor)
    except ValidationError as error:
        return _show(request, entity, error.messages, status=422)
    return redirect(run.mapping_url)


def _followed(request: EntityRequest, entity: Entity) -> ImportRun | None:
    """The import whose rows are brought again, corrected."""
    number = request.GET.get("follows", "")
    if not number.isdecimal():
        return None
    return ImportRun.objects.filter(entity=entity.name, pk=int(number)).first()


def _show(request: EntityRequest, entity: Entity, problems: list[str], status: int = 200) -> HttpResponse:
    context = {
        "entity": entity,
        "problems": problems,
        "max_bytes": MAX_BYTES,
        "followed": _followed(request, entity),
        "runs": ImportRun.objects.filter(entity=entity.name).order_by("-pk")[:RUNS_SHOWN],
        "mappings": mappings_of(entity),
        "kept_days": KEPT_DAYS,
    }
    return render(request, "entity/import/upload.html", context, status=status)

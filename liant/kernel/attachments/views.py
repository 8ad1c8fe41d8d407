"""Files added to a record, opened, taken off."""

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from liant.kernel.access.limits import is_hidden
from liant.kernel.attachments.models import Attachment, attachments_of
from liant.kernel.attachments.sending import answer_with
from liant.kernel.attachments.tabs import Files
from liant.kernel.attachments.taking import attach, detach
from liant.kernel.attachments.uploading import AT_ONCE, is_too_large
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import EntityRequest, actions_on, door, record_at, require
from liant.kernel.entity.views.page import show_page
from liant.kernel.entity.views.undoing import undo_tags
from liant.kernel.ui.uploads import take_files


# The token stands in the body: it is checked below, once the body is known not to be too large to read.
@csrf_exempt
@require_POST
@door
def add_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Add files to a record; those that are not taken are named with the reason, the others are there."""
    record = record_at(entity, number)
    if attachments_of(entity.model) is None:
        raise Http404
    require("change", actions_on(record))
    if is_too_large(request):
        most = {"most": filesizeformat(AT_ONCE * settings.ATTACHMENT_BYTES)}
        return _show(request, entity, record, [_("This is more than %(most)s at once.") % most], status=413)
    take_files(request)
    return _add(request, entity, record)


@csrf_protect
def _add(request: EntityRequest, entity: Entity, record: Any) -> HttpResponseBase:
    problems, added = [], 0
    for file in request.FILES.getlist("files"):
        try:
            attach(record, file, by=request.actor)
            added += 1
        except ValidationError as error:
            problems += error.messages
    if added:
        words = ngettext("%(number)d file was added.", "%(number)d files were added.", added)
        messages.success(request, words % {"number": added})
    elif not problems:
        problems = [_("Choose a file.")]
    if problems:
        return _show(request, entity, record, problems, status=422)
    return redirect(f"{entity.url(record.pk)}files/")


@require_safe
@door
def file_view(request: EntityRequest, entity: Entity, number: int, file: int) -> HttpResponseBase:
    """The file, to be saved; with `?show` to be looked at, where that is harmless."""
    response: HttpResponseBase = answer_with(file_at(entity, number, file), is_shown="show" in request.GET)
    return response


@require_POST
@door
def remove_view(request: EntityRequest, entity: Entity, number: int, file: int) -> HttpResponseBase:
    """Take a file off; the message that follows offers to undo it."""
    attachment = file_at(entity, number, file)
    require("change", actions_on(record_at(entity, number)))
    detach(attachment, by=request.actor)
    told = _("%(record)s is deleted.") % {"record": attachment.name}
    messages.success(request, told, extra_tags=undo_tags(entity.name, number))
    return redirect(f"{entity.url(number)}files/")


def file_at(entity: Entity, number: int, file: int) -> Attachment:
    """A file of a record, as the actor sees both. Raises Http404."""
    model = attachments_of(entity.model)
    record = record_at(entity, number)
    found = None if model is None or is_hidden(model) else model._default_manager.filter(whole=record, pk=file).first()
    if found is None:
        raise Http404
    return cast("Attachment", found)


def _show(request: EntityRequest, entity: Entity, record: Any, problems: list[str], status: int) -> HttpResponse:
    panel = Files(entity, record).context(request) | {"problems": problems}
    return show_page(request, entity, record, Files.name, panel, status=status)

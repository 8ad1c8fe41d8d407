"""Taking a step, by a button of the record's page."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.showing.moving import reasons
from liant.kernel.entity.views.doors import EntityRequest, actions_on, door, record_at, require
from liant.kernel.entity.views.undoing import undo_tags
from liant.kernel.lifecycle.commands import take_step
from liant.kernel.lifecycle.staged import Staged
from liant.kernel.lifecycle.topology import known


@require_POST
@door
def take_view(request: EntityRequest, entity: Entity, number: int, stage: int) -> HttpResponseBase:
    """Take the step to a stage, and show the record as it is then; what is refused is told above it."""
    if not issubclass(entity.model, Staged):
        raise Http404
    record, to = record_at(entity, number), known(entity.model).stages.get(stage)
    if to is None:
        raise Http404
    require("change", actions_on(record))
    try:
        changed = take_step(record, to, by=request.actor)
        told = _("%(record)s: %(stage)s.") % {"record": changed, "stage": to}
        messages.success(request, told, extra_tags=undo_tags(entity.name, number))
    except ValidationError as error:
        messages.error(request, reasons(error, entity))
    return redirect(entity.url(number))

"""Deleting a record, and undoing what history holds."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liant.kernel.entity import commands
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import EntityRequest, actions_on, door, record_at, require, way_back
from liant.kernel.entity.views.undoing import undo_tags
from liant.kernel.history.models import Entry
from liant.kernel.history.undo import undo


@door
def delete_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Ask, then delete; the message that follows offers to undo it."""
    record = record_at(entity, number)
    require("delete", actions_on(record))
    if request.method != "POST":
        context = {
            "entity": entity,
            "record": record,
            "caption": str(record),
            "dependents": _dependents(entity, record),
        }
        return render(request, "entity/confirm_delete.html", context)
    caption = str(record)
    try:
        commands.delete(record, by=request.actor)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(entity.url(number))
    tags = undo_tags(entity.name, number)
    messages.success(request, _("%(record)s is deleted.") % {"record": caption}, extra_tags=tags)
    return redirect(entity.list_url)


@login_required
@require_POST
def undo_view(request: EntityRequest, number: int) -> HttpResponseBase:
    """Undo a history entry and go back to where one was."""
    entry = Entry.objects.filter(pk=number).first()
    if request.actor is None or entry is None or not entry.changes.exists():
        raise Http404
    try:
        undo(entry, by=request.actor)
        messages.success(request, _("It is as it was before."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    back = request.POST.get("next") or request.headers.get("Referer", "")
    return way_back(request, back, "home")


def _dependents(entity: Entity, record: object) -> list[tuple[str, int]]:
    sets = entity.part_sets(entity.variant_of(record))  # type: ignore[arg-type]
    counts = [(part_set.title, part_set.of(record.pk).count()) for part_set in sets]  # type: ignore[attr-defined]
    return [(title, number) for title, number in counts if number]

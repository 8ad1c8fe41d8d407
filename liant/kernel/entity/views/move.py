"""Putting a record elsewhere on a board or in a calendar."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liant.kernel.characteristics.columns import column_of
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.showing.board import board_field
from liant.kernel.entity.showing.moving import WAS, move, reasons
from liant.kernel.entity.showing.pages import moved
from liant.kernel.entity.showing.ways import way_of
from liant.kernel.entity.views.doors import EntityRequest, actions_on, door, locked, record_at, require
from liant.kernel.entity.views.undoing import undo_tags


@require_POST
@door
def move_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Change the fields that tell where a record lies in the list as the parameters show it.

    A form sends them by their names, and under `was.` what the page showed. Who has scripts gets only what changed.
    """
    listing = Listing(entity, request.GET)
    record, names = record_at(entity, number), _names(listing)
    require("change", actions_on(record))
    status = _move(request, entity, record, names)
    if "X-Up-Version" not in request.headers:
        return redirect(listing.url())
    values = {request.POST.get(f"{prefix}{name}", "") for name in names for prefix in ("", WAS)}
    context = moved(listing, record_at(entity, number), values)
    return render(request, "entity/showing/moved.html", context | {"entity": entity}, status=status)


def _names(listing: Listing) -> list[str]:
    """The fields that are changed. Raises Http404 where the list is not shown in a way in which anything moves."""
    if not way_of(listing):
        raise Http404
    return [board_field(listing).name]


def _move(request: EntityRequest, entity: Entity, record: Any, names: list[str]) -> int:
    """Move it and tell so; the status of the answer."""
    told = {"record": record}
    try:
        after = move(entity, locked(record), names, request.POST, by=request.actor)
    except ValidationError as error:
        reason = reasons(error, entity)
        messages.error(request, _("%(record)s stays where it is. %(reason)s") % (told | {"reason": reason}))
        return 422
    if after:
        text = _("%(record)s is moved: %(place)s.") % (told | {"place": _place(entity, after, names)})
        messages.success(request, text, extra_tags=undo_tags(entity.name, after.pk))
    return 200


def _place(entity: Entity, record: Any, names: list[str]) -> str:
    columns = [column_of(entity.model, name) for name in names]
    return ", ".join(f"{column.label} {column.cells([record])[record.pk].text}" for column in columns)

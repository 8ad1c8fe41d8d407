"""Putting a record elsewhere on a board or in a calendar."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liant.kernel.characteristics.columns import column_of
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.showing.moving import move, reasons
from liant.kernel.entity.showing.pages import moved
from liant.kernel.entity.showing.ways import moved_fields, way_of
from liant.kernel.entity.views.doors import EntityRequest, actions_on, door, locked, record_at, require
from liant.kernel.entity.views.undoing import undo_tags


@require_POST
@door
def move_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Change the fields that tell where a record lies in the list as the parameters show it.

    A form sends them by their names, and under `was.` what the page showed. Who has scripts gets only what changed.
    """
    listing = Listing(entity, request.GET)
    record, names = record_at(entity, number), moved_fields(listing)
    if not names:
        raise Http404
    require("change", actions_on(record))
    status = _move(request, entity, record, names)
    if "X-Up-Version" not in request.headers:
        return redirect(listing.url())
    return _answer(request, listing, record_at(entity, number), status)


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
        text = _("%(record)s is moved: %(place)s.") % (told | {"place": _place(entity, after, names[0])})
        messages.success(request, text, extra_tags=undo_tags(entity.name, after.pk))
    return 200


def _place(entity: Entity, record: Any, name: str) -> str:
    """Where it is now, as the list itself would tell it."""
    offered = {column.name: column for column in entity.offered_columns}
    column = offered.get(name) or column_of(entity.model, name)
    return f"{column.label} {column.cells([record])[record.pk].text}"


def _answer(request: EntityRequest, listing: Listing, record: Any, status: int) -> HttpResponse:
    template, context = moved(way_of(listing), listing, record, request.POST)
    return render(request, template, context | {"entity": listing.entity}, status=status)

"""A list as a file."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.formats import number_format

from liant.kernel.access.actor import allowed_actions, enter
from liant.kernel.access.models import Action
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.exporting import (
    content_types,
    file_name,
    format_in,
    further_format,
    pieces_of,
    tell_export,
    values_of,
    write_into,
)
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.views.doors import EntityRequest, door, require
from liant.kernel.spreadsheet.writing import write_csv

# More rows than one waits for; they are written by a job.
AT_ONCE = 50_000


@door
def export_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """All the records of the list, as CSV (streamed) or XLSX, formulas neutralised, or in a format of its own.

    Of more than one waits for, a page offers to write them in the background; CSV can be had `direct` all the same.
    """
    require("export", allowed_actions(entity.model))
    listing = Listing(entity, request.GET, action=Action.EXPORT)
    file_format = format_in(entity, request.GET)
    is_wanted_at_once = file_format == "csv" and "direct" in request.GET
    if listing.exact_number > AT_ONCE and not is_wanted_at_once:
        return _offered(request, listing, file_format)
    tell_export(listing, file_format, listing.exact_number, by=request.actor)
    response = _written(request, listing, file_format)
    response["Content-Type"] = content_types(entity)[file_format]
    response["Content-Disposition"] = f'attachment; filename="{file_name(listing, file_format)}"'
    return response


def _written(request: EntityRequest, listing: Listing, file_format: str) -> HttpResponseBase:
    """The file; what is streamed is written after the request's own transaction has ended, so it enters again."""
    if further := further_format(listing.entity, file_format):
        return StreamingHttpResponse(_as_actor(request.actor.pk, pieces_of(listing, further)))
    columns = listing.file_columns
    if file_format == "xlsx":
        stream = BytesIO()
        write_into(stream, columns, values_of(listing, columns), file_format)
        return HttpResponse(stream.getvalue())
    rows = _as_actor(request.actor.pk, values_of(listing, columns))
    return StreamingHttpResponse(write_csv([column.label for column in columns], rows))


def _offered(request: EntityRequest, listing: Listing, file_format: str) -> HttpResponse:
    parameters = request.GET.urlencode()
    context = {
        "entity": listing.entity,
        "rows": number_format(listing.exact_number, force_grouping=True),
        "begin_url": f"{listing.entity.export_url}later/?{parameters}",
        "direct_url": f"{listing.entity.export_url}?{parameters}&direct=1" if file_format == "csv" else "",
        "cancel_url": listing.url(record=None),
    }
    return render(request, "entity/export.html", context)


def _as_actor(employee_id: int, rows: Iterator[Any]) -> Iterator[Any]:
    with enter(employee_id):
        yield from rows

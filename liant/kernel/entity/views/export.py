"""A list as a file."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.timezone import localdate

from liant.kernel.access.actor import allowed_actions, enter
from liant.kernel.access.models import Action
from liant.kernel.entity.columns import Column
from liant.kernel.entity.counting import count
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.views.doors import EntityRequest, door, require
from liant.kernel.history.telling import Kind, tell_audit
from liant.kernel.spreadsheet.writing import write_csv, write_xlsx

CHUNK = 2000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@door
def export_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """All the records of the list, as CSV (streamed) or XLSX, formulas neutralised."""
    require("export", allowed_actions(entity.model))
    listing = Listing(entity, request.GET, action=Action.EXPORT)
    columns = listing.file_columns
    headers = [column.label for column in columns]
    name = f"{entity.slug}-{localdate():%Y-%m-%d}"
    file_format = "xlsx" if request.GET.get("format") == "xlsx" else "csv"
    # Before the first row leaves: also who breaks off has had it all within reach.
    tell_audit(Kind.EXPORT, _told(listing, file_format), of=(entity.name, None), by=request.actor)
    if file_format == "xlsx":
        stream = BytesIO()
        write_xlsx(headers, _values(listing, columns), stream)
        response: HttpResponseBase = HttpResponse(stream.getvalue(), content_type=XLSX)
        response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
        return response
    # The answer is written after the request's own transaction has ended: it enters again.
    body = write_csv(headers, _as_actor(request.actor.pk, listing, columns))
    response = StreamingHttpResponse(body, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _told(listing: Listing, file_format: str) -> dict[str, Any]:
    words = {"q": listing.query} if listing.query else {}
    if listing.condition is not None:
        words["criteria"] = listing.condition.text()
    rows = count(listing.records, exact=True).number
    return {"format": file_format, "rows": rows, "filters": words | listing.told_filters()}


def _as_actor(employee_id: int, listing: Listing, columns: list[Column]) -> Iterator[list[Any]]:
    with enter(employee_id):
        yield from _values(listing, columns)


def _values(listing: Listing, columns: list[Column]) -> Iterator[list[Any]]:
    """The values of all records, a chunk of them at a time."""
    chunk: list[Any] = []
    for record in listing.in_order().iterator(chunk_size=CHUNK):
        chunk.append(record)
        if len(chunk) == CHUNK:
            yield from _rows(columns, chunk)
            chunk = []
    yield from _rows(columns, chunk)


def _rows(columns: list[Column], records: list[Any]) -> Iterator[list[Any]]:
    cells = [column.cells(records) for column in columns] if records else []
    for record in records:
        yield [column.value(of[record.pk], record) for column, of in zip(columns, cells, strict=True)]

"""A list as a file: its values a chunk of records at a time, and what the audit is told of it (GEN-02)."""

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import IO, Any

from django.http import QueryDict
from django.utils.timezone import localdate

from liant.kernel.access.actor import Actor
from liant.kernel.entity.columns import Column
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.listing import Listing
from liant.kernel.history.telling import Kind, tell_audit
from liant.kernel.spreadsheet.formats import FileFormat
from liant.kernel.spreadsheet.writing import write_csv, write_xlsx

CHUNK = 2000
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def content_types(entity: Entity) -> dict[str, str]:
    """The formats of an entity's files, with what a browser calls them."""
    return CONTENT_TYPES | {each.name: each.content_type for each in entity.file_formats}


def format_in(entity: Entity, parameters: QueryDict) -> str:
    """The format that a URL asks for; CSV unless it is another that there is."""
    asked = parameters.get("format", "")
    return asked if asked in content_types(entity) else "csv"


def further_format(entity: Entity, file_format: str) -> FileFormat | None:
    """The entity's own format of this name; None of tables."""
    return next((each for each in entity.file_formats if each.name == file_format), None)


def file_name(listing: Listing, file_format: str) -> str:
    """What the file of a list is called: by its word in addresses and the day."""
    return f"{listing.entity.slug}-{localdate():%Y-%m-%d}.{file_format}"


def tell_export(listing: Listing, file_format: str, rows: int, *, by: Actor) -> None:
    """Have the audit know, before the first row leaves: also who breaks off has had it all."""
    words = {"q": listing.query} if listing.query else {}
    if listing.condition is not None:
        words["criteria"] = listing.condition.text()
    told = {"format": file_format, "rows": rows, "filters": words | listing.told_filters()}
    tell_audit(Kind.EXPORT, told, of=(listing.entity.name, None), by=by)


def write_into(stream: IO[bytes], columns: list[Column], rows: Iterator[list[Any]], file_format: str) -> None:
    """Write the file."""
    headers = [column.label for column in columns]
    if file_format == "xlsx":
        write_xlsx(headers, rows, stream, [column.number_format for column in columns])
    else:
        stream.writelines(write_csv(headers, rows))


def values_of(listing: Listing, columns: list[Column]) -> Iterator[list[Any]]:
    """The values of all records, a chunk of them at a time."""
    for chunk in _chunks(listing):
        yield from _rows(columns, chunk)


def pieces_of(listing: Listing, file_format: FileFormat) -> Iterator[bytes]:
    """What a file in a further format says of all records, one by one."""
    for chunk in _chunks(listing):
        yield from file_format.pieces(chunk, listing.parameters)


def _chunks(listing: Listing) -> Iterator[list[Any]]:
    return iter(partial(_next, listing.in_order().iterator(chunk_size=CHUNK)), [])


def _next(records: Iterator[Any]) -> list[Any]:
    return list(islice(records, CHUNK))


def _rows(columns: list[Column], records: list[Any]) -> Iterator[list[Any]]:
    cells = [column.cells(records) for column in columns]
    for record in records:
        yield [column.value(of[record.pk], record) for column, of in zip(columns, cells, strict=True)]

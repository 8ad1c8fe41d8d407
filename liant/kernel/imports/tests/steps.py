"""The wizard's steps for tests: upload, map, check and run without a worker."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import QueryDict

from liant.kernel.access.actor import Actor, enter
from liant.kernel.access.models import Listed
from liant.kernel.entity.exporting import values_of, write_into
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.registry import entity_of
from liant.kernel.imports import commands, jobs
from liant.kernel.imports.models import IMPLIED, ImportRun
from liant.kernel.imports.ways import Way
from liant.modules.contacts.models import Contact


def file_of(content: str | bytes, name: str = "contacts.csv") -> TemporaryUploadedFile:
    """An uploaded file with this content."""
    data = content.encode() if isinstance(content, str) else content
    file = TemporaryUploadedFile(name, "text/csv", len(data), "utf-8")
    file.write(data)
    file.flush()
    file.seek(0)
    return file


def uploaded(content: str | bytes, by: Actor, name: str = "contacts.csv", *, into: type[Listed] = Contact) -> ImportRun:
    """A run whose columns are mapped as suggested."""
    file = file_of(content, name)
    try:
        return commands.upload(into, file, by=by)
    finally:
        file.close()


def checked(
    content: str | bytes, by: Actor, *, variant: str = IMPLIED, into: type[Listed] = Contact, act: str = "",
    key: str = "", clears: bool = False, name: str = "contacts.csv", **mapping: str,
) -> ImportRun:  # fmt: skip
    """A run after its dry run; `mapping` has target names by header, else the suggestion holds."""
    run = uploaded(content, by, name, into=into)
    named = {str(run.headers.index(header)): target for header, target in mapping.items()}
    way = Way(named or run.mapping, variant, act or run.act, key or run.key, clears)
    commands.map_columns(run, way, by=by)
    jobs.check_import.run(run_id=run.pk, by=by)
    return current(run, by)


def imported(content: str | bytes, by: Actor, *, mode: str = "all", **chosen: Any) -> ImportRun:
    """A run after everything; for what may be chosen see `checked`."""
    return performed(checked(content, by, **chosen), by, mode=mode)


def performed(run: ImportRun, by: Actor, *, mode: str = "all") -> ImportRun:
    """A checked run after its import."""
    commands.start(run, mode, by=by)
    jobs.perform_import.run(run_id=run.pk, by=by)
    return current(run, by)


def taken_back(run: ImportRun, by: Actor) -> ImportRun:
    """An imported run after its undo."""
    commands.undo(run, by=by)
    jobs.undo_import.run(run_id=run.pk, by=by)
    return current(run, by)


def current(run: ImportRun, by: Actor) -> ImportRun:
    """The run as it is now."""
    with enter(by.pk):
        return ImportRun.objects.get(pk=run.pk)


def exported(model: type[Listed], by: Actor, file_format: str, parameters: str = "") -> bytes:
    """The file of all records."""
    entity = entity_of(model)
    assert entity is not None
    with enter(by.pk):
        listing, stream = Listing(entity, QueryDict(parameters)), BytesIO()
        columns = listing.file_columns
        write_into(stream, columns, values_of(listing, columns), file_format)
    return stream.getvalue()

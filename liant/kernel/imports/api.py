"""Imports over REST: a file, what its columns become, the check, the import, its undo (CON-19, GEN-04)."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import FileResponse, Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import File, Query, Router, Status
from ninja.files import UploadedFile
from pydantic import BaseModel

from liant.kernel.api.schemas import Input
from liant.kernel.api.uploads import let_take_files
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.paging import newest
from liant.kernel.entity.registry import entity_named
from liant.kernel.entity.views.doors import entity_at
from liant.kernel.imports import commands
from liant.kernel.imports.mappings import mappings_of, placed, way_by
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.passes import entity_of_run
from liant.kernel.imports.rights import require_rights
from liant.kernel.imports.views.upload import is_too_large
from liant.kernel.imports.ways import Way

router = Router(tags=["Imports"])
let_take_files("list_imports", is_too_large)
CSV = {"responses": {200: {"content": {"text/csv": {"schema": {"type": "string", "format": "binary"}}}}}}


class TargetOutput(BaseModel):
    """What a column may become; one that `identifies` finds the records that rows change."""

    name: str
    label: str
    group: str
    identifies: bool


class ProblemOutput(BaseModel):
    """What is wrong in a row, under which header, with which value."""

    row: int
    column: str
    value: str
    message: str


class LineOutput(BaseModel):
    """A field that changes."""

    label: str
    before: str
    after: str


class ChangeOutput(BaseModel):
    """What a row changes of its record, whose number is `id`."""

    row: int
    id: int
    record: str
    lines: list[LineOutput]


class ImportOutput(BaseModel):
    """A file on its way in. `columns` has target names by header; of `problems` and `changes` there are the first."""

    id: int
    entity: str
    file_name: str
    state: str
    headers: list[str]
    columns: dict[str, str]
    variant: str
    act: str
    key: str
    clears: bool
    rows: int | None
    done: int
    valid: int
    created: int
    changed: int
    unchanged: int
    faulty: int
    message: str
    problems: list[ProblemOutput]
    changes: list[ChangeOutput]
    left_out: int
    like_records: int
    like_rows: int
    on_record: str
    on_row: str
    follows: int | None
    created_at: datetime
    url: str


class ImportList(BaseModel):
    """A page of them."""

    items: list[ImportOutput]
    next: int | None


class WayInput(Input):
    """How the file is taken in; what isn't sent stays as it was suggested, or as the saved `mapping` has it.

    `act` is "create", "save" (change what is found, create the others) or "change"; `key` a target that identifies;
    `variant` a kind, "implied", or empty: rows that don't say their kind are faulty.
    """

    mapping: int | None = None
    columns: dict[str, str] | None = None
    variant: str | None = None
    act: str | None = None
    key: str | None = None
    clears: bool | None = None


class StartInput(Input):
    """What happens with faulty rows: "all" imports nothing while there is one, "valid" leaves them out."""

    mode: str = "all"


@router.get("/", response=ImportList, operation_id="list_imports", url_name="list_imports")
def list_imports(
    request: HttpRequest, entity: str = "", after: int | None = None, limit: int = Query(50, ge=1, le=200)
) -> dict[str, Any]:
    """One's imports, newest first, of an `entity` (its word in addresses) or of all; `next` is the next `after`."""
    runs = ImportRun.objects.filter(entity=entity_at(entity).name) if entity else ImportRun.objects.all()
    items, following = newest(runs, size=limit, before=after)
    return {"items": [told_import(run) for run in items], "next": following}


@router.post("/", response={201: ImportOutput}, operation_id="add_import", url_name="add_import")
def add_import(request: Any, entity: str, follows: int | None = None, file: UploadedFile = File(None)) -> Any:  # noqa: B008
    """Take in the `file` of a multipart form for an `entity`; nothing is written yet.

    One that `follows` an import brings its faulty rows, corrected, and goes the same way.
    """
    found = importable(entity)
    if not isinstance(file, TemporaryUploadedFile):
        raise ValidationError({"file": [_("Choose a file.")]})
    before = run_at(follows) if follows else None
    try:
        return Status(201, told_import(commands.upload(found.model, file, follows=before, by=request.actor)))
    except ValidationError as error:
        raise ValidationError({"file": error.messages}) from error


@router.get("/targets/{slug}/", response=list[TargetOutput], operation_id="list_targets", url_name="list_targets")
def list_targets(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    """What the columns of a file of an entity may become."""
    return [
        {"name": it.name, "label": it.label, "group": it.group, "identifies": bool(it.key())}
        for it in importable(slug).import_targets
    ]


@router.get("/{number}/", response=ImportOutput, operation_id="get_import", url_name="get_import")
def get_import(request: HttpRequest, number: int) -> dict[str, Any]:
    """Where it stands: a job that is at work tells how many rows are `done`."""
    return told_import(run_at(number))


@router.post("/{number}/check/", response=ImportOutput, operation_id="check_import", url_name="check_import")
def check_import(request: Any, number: int, data: WayInput) -> dict[str, Any]:
    """Settle what columns become and rows do, and have a job check every row without writing."""
    run = run_at(number)
    return told_import(commands.map_columns(run, _way(run, data), by=request.actor))


@router.post("/{number}/start/", response=ImportOutput, operation_id="start_import", url_name="start_import")
def start_import(request: Any, number: int, data: StartInput) -> dict[str, Any]:
    """Have a job write a checked file."""
    return told_import(commands.start(run_at(number), data.mode, by=request.actor))


@router.post("/{number}/cancel/", response=ImportOutput, operation_id="cancel_import", url_name="cancel_import")
def cancel_import(request: Any, number: int) -> dict[str, Any]:
    """Stop a check or an import; nothing of it remains. One that came to its end first stays as it is."""
    run = run_at(number)
    commands.cancel(run, by=request.actor)
    return told_import(run_at(number))


@router.post("/{number}/undo/", response=ImportOutput, operation_id="undo_import", url_name="undo_import")
def undo_import(request: Any, number: int) -> dict[str, Any]:
    """Have a job take back what a finished import wrote, if nothing of it was changed since."""
    return told_import(commands.undo(run_at(number), by=request.actor))


@router.get(
    "/{number}/errors/", operation_id="get_import_errors", url_name="get_import_errors", openapi_extra=CSV,
)  # fmt: skip
def get_import_errors(request: HttpRequest, number: int) -> Any:
    """The faulty rows as CSV, with what is wrong; to be corrected and added with `follows`."""
    run = run_at(number)
    if not run.errors:
        raise Http404
    return FileResponse(run.errors.open(), as_attachment=True, filename="errors.csv", content_type="text/csv")


def importable(slug: str) -> Entity:
    """An entity, by its word in addresses, into which the actor takes files. Raises Http404, PermissionDenied."""
    entity = entity_at(slug)
    if not entity.imports:
        raise Http404
    require_rights(entity.model)
    return entity


def run_at(number: int) -> ImportRun:
    """One's own import of what one may still import. Raises Http404, PermissionDenied."""
    run = ImportRun.objects.filter(pk=number).first()
    if run is None:
        raise Http404
    require_rights(entity_of_run(run).model)
    return run


def _way(run: ImportRun, data: WayInput) -> Way:
    saved = None
    if data.mapping is not None:
        saved = mappings_of(entity_of_run(run)).filter(pk=data.mapping).first()
        if saved is None:
            raise ValidationError({"mapping": [_("There is no such mapping.")]})
        way_by(saved, run.headers).put_into(run)
    if data.columns is not None:
        run.mapping = placed(data.columns, run.headers)
        if unknown := len(data.columns) - len(run.mapping):
            raise ValidationError({"columns": [_("The file lacks %(number)d of these columns.") % {"number": unknown}]})
    sent = data.model_dump(include={"variant", "act", "key", "clears"}, exclude_none=True)
    chosen = {name: sent.get(name, getattr(run, name)) for name in ("variant", "act", "key", "clears")}
    return Way(run.mapping, **chosen)


def told_import(run: ImportRun) -> dict[str, Any]:
    """An import as the API gives it."""
    names = (
        "file_name", "state", "headers", "variant", "act", "key", "clears", "rows", "done", "valid", "created",
        "changed", "unchanged", "left_out", "like_records", "like_rows", "on_record", "on_row", "faulty",
        "message", "problems", "changes", "created_at", "url",
    )  # fmt: skip
    columns = {run.headers[int(index)]: name for index, name in run.mapping.items()}
    entity = entity_named(run.entity)
    told = {name: getattr(run, name) for name in names}
    return told | {
        "id": run.pk, "entity": entity.slug if entity else "", "columns": columns, "follows": run.follows_id,
    }  # fmt: skip

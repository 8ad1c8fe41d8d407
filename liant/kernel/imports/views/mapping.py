"""The second step: what the columns become."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import EntityRequest
from liant.kernel.imports import commands
from liant.kernel.imports.drafts import VALUE_SHOWN
from liant.kernel.imports.mappings import fitting, keep, mappings_of
from liant.kernel.imports.models import IMPLIED, ImportRun
from liant.kernel.imports.rights import acts_allowed
from liant.kernel.imports.views.doors import run_door
from liant.kernel.imports.ways import Way, keys_of
from liant.kernel.spreadsheet.encodings import encodings

Act = ImportRun.Act


@run_door
def mapping_view(request: EntityRequest, run: ImportRun, entity: Entity) -> HttpResponseBase:
    """Choose a target for each column; saving starts the dry run."""
    if not run.is_open:
        return redirect(run.url)
    if request.method != "POST":
        return _show(request, run, entity, [])
    way = _chosen(request, run)
    try:
        run = commands.map_columns(run, way, by=request.actor)
        if name := request.POST.get("save_as", "").strip():
            keep(run, name, by=request.actor)
    except ValidationError as error:
        # What was chosen shows again.
        way.put_into(run)
        return _show(request, run, entity, error.messages, status=422)
    return redirect(run.url)


@require_POST
@run_door
def encoding_view(request: EntityRequest, run: ImportRun, entity: Entity) -> HttpResponseBase:
    """Read the file again in another encoding."""
    known = {guess.encoding for guess in encodings(Path(run.file.path))}
    try:
        if (encoding := request.POST.get("encoding", "")) in known:
            commands.read_again(run, encoding, by=request.actor)
    except ValidationError as error:
        return _show(request, run, entity, error.messages, status=422)
    return redirect(run.mapping_url)


@require_POST
@run_door
def choose_view(request: EntityRequest, run: ImportRun, entity: Entity) -> HttpResponseBase:
    """Take the columns as a saved mapping has them."""
    number = request.POST.get("saved", "")
    saved = mappings_of(entity).filter(pk=int(number)).first() if number.isdecimal() else None
    if saved is None:
        raise Http404
    try:
        commands.choose(run, saved, by=request.actor)
    except ValidationError as error:
        return _show(request, run, entity, error.messages, status=422)
    return redirect(run.mapping_url)


def _chosen(request: EntityRequest, run: ImportRun) -> Way:
    named = {str(index): request.POST.get(f"column_{index}", "") for index in range(len(run.headers))}
    return Way(
        {index: name for index, name in named.items() if name},
        variant=request.POST.get("variant", IMPLIED),
        act=request.POST.get("act", Act.CREATE),
        key=request.POST.get("key", ""),
        clears=request.POST.get("clears") == "1",
    )


def _show(
    request: EntityRequest, run: ImportRun, entity: Entity, problems: list[str], status: int = 200
) -> HttpResponse:
    context = {
        "entity": entity,
        "run": run,
        "problems": problems,
        "mapping": [_column(run, index, header) for index, header in enumerate(run.headers)],
        "targets": list(_grouped(entity)),
        "variants": _variants(run, entity),
        "acts": [(act.value, act.label, act == run.act) for act in acts_allowed(entity.model)],
        "saved": fitting(entity, run.headers),
        "save_as": request.POST.get("save_as", ""),
        "keys": _keys(run, entity),
        "encodings": _encodings(run),
        "encoding_form_url": reverse("imports:encoding", args=[run.pk]),
    }
    return render(request, "entity/import/mapping.html", context, status=status)


def _column(run: ImportRun, index: int, header: str) -> dict[str, Any]:
    samples = [row[index][:VALUE_SHOWN] for row in run.samples if row[index]]
    return {"index": index, "header": header, "samples": samples, "field_name": run.mapping.get(str(index), "")}


def _grouped(entity: Entity) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for target in entity.import_targets:
        groups.setdefault(target.group, []).append((target.name, target.label))
    return groups.items()


def _variants(run: ImportRun, entity: Entity) -> list[tuple[str, str, bool]]:
    """What rows may become that don't say it."""
    if not entity.variant:
        return []
    offered = [(IMPLIED, _("What fits their values")), *entity.variants()]
    return [(value, label, value == run.variant) for value, label in offered]


def _keys(run: ImportRun, entity: Entity) -> list[tuple[str, str, bool]]:
    """By what rows may find their records; the chosen one, else the first that a column becomes."""
    targets = keys_of(entity)
    mapped = (target.name for target in targets if target.name in run.mapping.values())
    chosen = run.key or next(mapped, "")
    return [(target.name, target.label, target.name == chosen) for target in targets]


def _encodings(run: ImportRun) -> list[tuple[str, str, bool]]:
    """The encodings a text file may have, each with how it then reads; none for a workbook."""
    if not run.encoding:
        return []
    labels = {it.encoding: f"{it.encoding}: {it.sample[:60]}".strip(": ") for it in encodings(Path(run.file.path))}
    return [(encoding, label, encoding == run.encoding) for encoding, label in labels.items()]

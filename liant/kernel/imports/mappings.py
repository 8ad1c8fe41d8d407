"""Mappings that are remembered: the last one for such a file, and those saved under a name (CON-19)."""

from dataclasses import fields

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from liant.kernel.access.actor import Actor
from liant.kernel.entity.entity import Entity
from liant.kernel.imports.models import ImportRun, SavedMapping
from liant.kernel.imports.ways import Way, suggested, way_of
from liant.kernel.text import fold

# What a saved mapping and a way have in common.
ALIKE = [each.name for each in fields(Way) if each.name != "mapping"]


def mappings_of(entity: Entity) -> QuerySet[SavedMapping]:
    """The saved mappings of an entity that the actor may use: one's own, and those shared with one."""
    return SavedMapping.objects.filter(entity=entity.name).select_related("unit")


def fitting(entity: Entity, headers: list[str]) -> list[SavedMapping]:
    """Those whose columns are all in a file."""
    there = {fold(header) for header in headers}
    return [saved for saved in mappings_of(entity) if {fold(name) for name in saved.columns} <= there]


def way_by(saved: SavedMapping, headers: list[str]) -> Way:
    """The way that a file of these columns goes by a saved mapping."""
    return Way(placed(saved.columns, headers), **{name: getattr(saved, name) for name in ALIKE})


def offered(entity: Entity, headers: list[str], samples: list[list[str]]) -> Way:
    """How such a file was taken in the last time, if that still makes sense; else what its columns suggest."""
    runs = ImportRun.objects.filter(entity=entity.name, headers=headers)
    last = runs.exclude(state=ImportRun.State.UPLOADED).order_by("-pk").first()
    return _sensible(entity, headers, way_of(last)) if last else suggested(entity, headers, samples)


def continued(entity: Entity, headers: list[str], run: ImportRun) -> Way:
    """The way of an import for a file that brings its faulty rows, corrected."""
    mapping = placed({run.headers[int(index)]: name for index, name in run.mapping.items()}, headers)
    return _sensible(entity, headers, Way(mapping, **{name: getattr(run, name) for name in ALIKE}))


def keep(run: ImportRun, name: str, *, by: Actor) -> SavedMapping:
    """Save the run's way under a name, instead of an own one of that name. Raises ValidationError by field."""
    columns = {run.headers[int(index)]: target for index, target in run.mapping.items()}
    own = SavedMapping.objects.filter(employee=by, entity=run.entity)
    saved = next((each for each in own if fold(each.name) == fold(name)), SavedMapping(employee=by, entity=run.entity))
    return save(saved, name=name, columns=columns, **{each: getattr(run, each) for each in ALIKE})


def save(saved: SavedMapping, **values: object) -> SavedMapping:
    """Save a mapping with these values. Raises ValidationError by field."""
    for name, value in values.items():
        setattr(saved, name, value)
    saved.full_clean()
    saved.save()
    return saved


def placed(columns: dict[str, str], headers: list[str]) -> dict[str, str]:
    """Target names by the number of the column that is called so."""
    places = {fold(header): str(index) for index, header in reversed(list(enumerate(headers)))}
    return {places[fold(name)]: target for name, target in columns.items() if fold(name) in places}


def _sensible(entity: Entity, headers: list[str], way: Way) -> Way:
    """A way, unless fields or rights have changed since."""
    try:
        way.require(entity, headers)
    except ValidationError:
        return suggested(entity, headers)
    return way

"""What the API takes and gives for an entity, as pydantic models made from its fields.

Ninja's own models would look up each field of each row as if it were an attribute of a record: a third of the time.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from pydantic import BaseModel, ConfigDict, Field, create_model

from liant.kernel.characteristics.models import PREFIX
from liant.kernel.characteristics.values import values_of
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.parts import PartSet

TYPES: tuple[tuple[type[models.Field], Any], ...] = (
    (models.BooleanField, bool),
    (models.DateTimeField, datetime),
    (models.DateField, date),
    (models.IntegerField, int),
    (models.DecimalField, Decimal),
    # JSON knows no infinite numbers, nor what is none.
    (models.FloatField, Annotated[float, Field(allow_inf_nan=False)]),
    (ArrayField, list[str]),
    (models.JSONField, dict[str, Any]),
)


class Named(BaseModel):
    """Another record, by number and name."""

    id: int
    caption: str


class Input(BaseModel):
    """What is sent: a word that isn't known is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid")


def output_schema(entity: Entity) -> type[BaseModel]:
    """A record with its parts, references by number and name."""
    own = {"id": (int, ...), "caption": (str, ...), "created_at": (datetime, ...), "changed_at": (datetime, ...)}
    fields = _fields(entity.model, told_names(entity), writes=False)
    parts = {part_set.name: (_list_of(_part_output(part_set)), ...) for part_set in part_sets(entity)}
    return _make(entity.name, BaseModel, own | fields | parts | _described(entity))


def input_schema(entity: Entity) -> type[BaseModel]:
    """What may be set; what isn't sent stays as it is."""
    fields = _fields(entity.model, field_names(entity), writes=True)
    parts = {part_set.name: (_list_of(_part_input(part_set)) | None, None) for part_set in part_sets(entity)}
    return _make(f"{entity.name}Input", Input, fields | parts | _described(entity))


def field_names(entity: Entity) -> list[str]:
    """The fields of all variants, each once."""
    return list(dict.fromkeys([*([entity.variant] if entity.variant else []), *entity.all_form_fields]))


def told_names(entity: Entity) -> list[str]:
    """Those, and what the database keeps by them."""
    return [*field_names(entity), *entity.kept_fields]


def part_sets(entity: Entity) -> list[PartSet]:
    """The part sets of all variants, each once."""
    return list(
        dict.fromkeys(part_set for variant, _label in entity.variants() for part_set in entity.part_sets(variant))
    )


def _described(entity: Entity) -> dict[str, Any]:
    """The object of characteristics, where such records may have some: which there are changes while Liant runs."""
    if values_of(entity.model) is None:
        return {}
    described = Field(
        default=None,
        description=(
            "Values of the characteristics that administrators defined, by key; /api/characteristics/ tells which "
            "there are. A choice or a record is given with its number and caption, and taken by its number, a choice "
            "by its name, too."
        ),
    )
    return {PREFIX: (dict[str, Any] | None, described)}


def _part_output(part_set: PartSet) -> type[BaseModel]:
    fields = _fields(part_set.model, part_set.fields, writes=False)
    return _make(part_set.model.__name__, BaseModel, {"id": (int, ...)} | fields)


def _part_input(part_set: PartSet) -> type[BaseModel]:
    fields = _fields(part_set.model, part_set.fields, writes=True)
    return _make(f"{part_set.model.__name__}Input", Input, {"id": (int | None, None)} | fields)


def _make(name: str, base: type[BaseModel], fields: dict[str, Any]) -> type[BaseModel]:
    return create_model(name[:1].upper() + name[1:], __base__=base, **fields)


def _list_of(item: type[BaseModel]) -> Any:
    return list[item]  # type: ignore[valid-type]


def _fields(model: type[models.Model], names: Any, *, writes: bool) -> dict[str, Any]:
    return {name: _typed(model._meta.get_field(name), writes) for name in names}


def _typed(field: Any, writes: bool) -> Any:
    described = Field(default=None, description=str(field.verbose_name))
    if field.many_to_many:
        return ((list[int] | None) if writes else list[Named], described)
    if field.is_relation:
        return ((int | None) if writes else (Named | None), described)
    python_type = next((python for django, python in TYPES if isinstance(field, django)), str)
    return (python_type | None, described)

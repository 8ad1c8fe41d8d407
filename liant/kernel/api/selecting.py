"""Field selection: `?fields=caption,phones` has only these told, and asked of the database."""

from functools import lru_cache
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from ninja import Query
from pydantic import BaseModel, create_model

Fields = Annotated[
    str, Query("", description="Names of fields and parts, with commas between: only these are told, and `id`.")
]


def selected(given: type[BaseModel], asked: str) -> frozenset[str] | None:
    """The fields that are asked for, `id` among them; None for all. Raises ValidationError for what there is not."""
    names = {name.strip() for name in asked.split(",")} - {""}
    unknown = sorted(names - given.model_fields.keys())
    if unknown:
        raise ValidationError({"fields": _("There is no field %(names)s.") % {"names": ", ".join(unknown)[:200]}})
    return frozenset(names | {"id"}) if names else None


def partly(given: type[BaseModel], only: frozenset[str], told: dict[str, Any]) -> dict[str, Any]:
    """A record of which `only` some fields are told, in the form of the description."""
    return _part_of(given, only).model_validate(told).model_dump()


@lru_cache(maxsize=200)
def _part_of(given: type[BaseModel], only: frozenset[str]) -> type[BaseModel]:
    fields: dict[str, Any] = {
        name: (field.annotation, field) for name, field in given.model_fields.items() if name in only
    }
    return create_model(given.__name__, **fields)

"""Saved mappings of imports over REST (CON-19, GEN-04)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Status
from pydantic import BaseModel

from liant.kernel.access.models import Unit
from liant.kernel.api.schemas import Input, Named
from liant.kernel.entity.registry import entity_named
from liant.kernel.entity.saving import may_mend, sharable_units
from liant.kernel.entity.views.doors import entity_at, require
from liant.kernel.imports.api import importable
from liant.kernel.imports.mappings import mappings_of, save
from liant.kernel.imports.models import IMPLIED, SavedMapping
from liant.kernel.imports.rights import require_rights

router = Router(tags=["Imports"])


class MappingOutput(BaseModel):
    """A saved mapping: `columns` has target names by header, `unit` is with whom it is shared."""

    id: int
    name: str
    entity: str
    columns: dict[str, str]
    variant: str
    act: str
    key: str
    clears: bool
    unit: Named | None


class MappingInput(Input):
    """What may be set; what isn't sent stays as it is."""

    name: str | None = None
    columns: dict[str, str] | None = None
    variant: str | None = None
    act: str | None = None
    key: str | None = None
    clears: bool | None = None
    unit: int | None = None


@router.get("/{slug}/", response=list[MappingOutput], operation_id="list_mappings", url_name="list_mappings")
def list_mappings(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    """The saved mappings of an entity: one's own, and those shared with one's units."""
    return [_told_mapping(saved) for saved in mappings_of(importable(slug))]


@router.post("/{slug}/", response={201: MappingOutput}, operation_id="create_mapping", url_name="create_mapping")
def create_mapping(request: Any, slug: str, data: MappingInput) -> Any:
    """Save a mapping of one's own."""
    saved = SavedMapping(employee=request.actor, entity=importable(slug).name, variant=IMPLIED)
    return Status(201, _told_mapping(_saved(saved, data, request.actor)))


@router.patch("/{slug}/{number}/", response=MappingOutput, operation_id="change_mapping", url_name="change_mapping")
def change_mapping(request: Any, slug: str, number: int, data: MappingInput) -> dict[str, Any]:
    """Change what is sent: the name, the columns, with whom it is shared."""
    return _told_mapping(_saved(_mendable(request, slug, number), data, request.actor))


@router.delete("/{slug}/{number}/", response={204: None}, operation_id="delete_mapping", url_name="delete_mapping")
def delete_mapping(request: Any, slug: str, number: int) -> Any:
    """Delete a mapping; what was imported by it stays."""
    _mendable(request, slug, number).delete()
    return Status(204, None)


def _mendable(request: Any, slug: str, number: int) -> SavedMapping:
    entity = entity_at(slug)
    saved = mappings_of(entity).filter(pk=number).first()
    if saved is None:
        raise Http404
    require_rights(entity.model)
    require("change", frozenset({"change"} if may_mend(saved, by=request.actor) else ()))
    return saved


def _saved(saved: SavedMapping, data: MappingInput, actor: Any) -> SavedMapping:
    values = data.model_dump(exclude_unset=True)
    if "unit" in values:
        values["unit"] = _unit(data.unit, actor)
    return save(saved, **{name: "" if value is None and name != "unit" else value for name, value in values.items()})


def _unit(number: int | None, actor: Any) -> Unit | None:
    found = sharable_units(actor).filter(pk=number).first() if number is not None else None
    if found is None and number is not None:
        raise ValidationError({"unit": [_("You can share it with your own units only.")]})
    return found


def _told_mapping(saved: SavedMapping) -> dict[str, Any]:
    unit = {"id": saved.unit.pk, "caption": str(saved.unit)} if saved.unit else None
    entity = entity_named(saved.entity)
    told = {name: getattr(saved, name) for name in ("name", "columns", "variant", "act", "key", "clears")}
    return told | {"id": saved.pk, "entity": entity.slug if entity else "", "unit": unit}

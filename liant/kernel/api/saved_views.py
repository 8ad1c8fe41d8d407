"""Saved views over REST: what lists show and how, one's own and those shared with one's units (GEN-04)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from ninja import Router, Status
from pydantic import BaseModel

from liant.kernel.api.schemas import Input, Named
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.models import SavedView
from liant.kernel.entity.saving import (
    kept_parameters,
    save_view,
    sharable_units,
    started,
    url_of,
    views_of,
)
from liant.kernel.entity.views.doors import entity_at
from liant.kernel.entity.views.saved import require_mending, view_at

router = Router(tags=["Views"])


class ViewOutput(BaseModel):
    """A view: `parameters` as in the URL of the list and of the API, `unit` with whom it is shared."""

    id: int
    name: str
    parameters: str
    unit: Named | None
    opens: bool
    url: str


class ViewInput(Input):
    """What may be set; what isn't sent stays as it is."""

    name: str | None = None
    parameters: str | None = None
    unit: int | None = None
    opens: bool | None = None


@router.get("/{slug}/", response=list[ViewOutput], operation_id="list_views", url_name="list_views")
def list_views(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    """The views of an entity, by the word for it in addresses."""
    entity = entity_at(slug)
    return [_given(entity, view) for view in views_of(entity).select_related("unit")]


@router.post("/{slug}/", response={201: ViewOutput}, operation_id="create_view", url_name="create_view")
def create_view(request: Any, slug: str, data: ViewInput) -> Any:
    """Make a view of one's own. Errors by field."""
    entity = entity_at(slug)
    return Status(201, _saved(started(entity, QueryDict(), by=request.actor), entity, data, request.actor))


@router.patch("/{slug}/{number}/", response=ViewOutput, operation_id="change_view", url_name="change_view")
def change_view(request: Any, slug: str, number: int, data: ViewInput) -> dict[str, Any]:
    """Change what is sent; of a view that one may not change, whether one's list opens with it."""
    entity = entity_at(slug)
    view = view_at(entity, number)
    if data.model_fields_set - {"opens"}:
        require_mending(view, by=request.actor)
    return _saved(view, entity, data, request.actor)


@router.delete("/{slug}/{number}/", response={204: None}, operation_id="delete_view", url_name="delete_view")
def delete_view(request: Any, slug: str, number: int) -> Any:
    """Delete a view; the records stay."""
    view = view_at(entity_at(slug), number)
    require_mending(view, by=request.actor)
    view.delete()
    return Status(204, None)


def _saved(view: SavedView, entity: Entity, data: ViewInput, actor: Any) -> dict[str, Any]:
    sent = data.model_fields_set
    if "name" in sent:
        view.name = data.name or ""
    if "parameters" in sent:
        view.parameters = kept_parameters(QueryDict(data.parameters or ""))
    if "unit" in sent:
        view.unit = _unit(data.unit, actor)
    view.full_clean()
    opens = bool(data.opens if "opens" in sent else getattr(view, "is_opening", False))
    saved = save_view(view, opens=opens, by=actor)
    return _given(entity, views_of(entity).select_related("unit").get(pk=saved.pk))


def _unit(number: int | None, actor: Any) -> Any:
    if number is None:
        return None
    found = sharable_units(actor).filter(pk=number).first()
    if found is None:
        raise ValidationError({"unit": _("You can share a view with your own units only.")})
    return found


def _given(entity: Entity, view: Any) -> dict[str, Any]:
    unit = {"id": view.unit.pk, "caption": str(view.unit)} if view.unit else None
    return {
        "id": view.pk,
        "name": view.name,
        "parameters": view.parameters,
        "unit": unit,
        "opens": view.is_opening,
        "url": url_of(entity, view),
    }

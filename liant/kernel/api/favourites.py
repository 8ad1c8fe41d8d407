"""One's favourites over REST (GEN-04)."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import BaseModel

from liant.kernel.entity.registry import entity_of
from liant.kernel.entity.views.doors import entity_at, record_at
from liant.kernel.entity.visits import favourites, keep_at_hand

router = Router(tags=["Favourites"])


class Favourite(BaseModel):
    """A record kept at hand: the word for its kind in addresses, its number and its name."""

    slug: str
    id: int
    caption: str


@router.get("/", response=list[Favourite], operation_id="list_favourites", url_name="list_favourites")
def list_favourites(request: HttpRequest) -> list[dict[str, Any]]:
    """Those that are still seen, opened last first."""
    found = ((entity_of(type(record)), record) for record in favourites())
    return [{"slug": entity.slug, "id": record.pk, "caption": str(record)} for entity, record in found if entity]


@router.put("/{slug}/{number}/", response={204: None}, operation_id="add_favourite", url_name="add_favourite")
def add(request: Any, slug: str, number: int) -> Any:
    """Keep a record at hand."""
    keep_at_hand(record_at(entity_at(slug), number), is_favourite=True, by=request.actor)
    return Status(204, None)


@router.delete("/{slug}/{number}/", response={204: None}, operation_id="remove_favourite", url_name="remove_favourite")
def remove(request: Any, slug: str, number: int) -> Any:
    """Keep it no longer."""
    keep_at_hand(record_at(entity_at(slug), number), is_favourite=False, by=request.actor)
    return Status(204, None)

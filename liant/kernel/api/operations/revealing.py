"""Showing an encrypted field."""

from typing import Any

from ninja import Router
from pydantic import BaseModel

from liant.kernel.api.schemas import Input
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.revealing import reveal
from liant.kernel.entity.views.doors import entity_at, record_at


class Reveal(Input):
    """Which encrypted field to show, and why."""

    field: str
    reason: str


class Revealed(BaseModel):
    """What the field holds."""

    value: str


def add_reveal(router: Router, entity: Entity) -> None:
    """Show an encrypted field of a record."""

    @router.post(
        "/{number}/reveal/",
        response=Revealed,
        summary="Show an encrypted field",
        operation_id=f"reveal_{entity.name}",
        url_name=f"reveal_{entity.name}",
    )
    def reveal_field(request: Any, number: int, data: Reveal) -> dict[str, str]:
        """That it was shown, and why, is kept in history."""
        record = record_at(entity_at(entity.slug), number)
        return {"value": reveal(record, data.field, data.reason, by=request.actor)}

"""The operations that every entity has over REST: list, get, create, change, delete."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Status
from pydantic import BaseModel, create_model

from liant.kernel.access.actor import allowed_actions
from liant.kernel.api.schemas import Input, input_schema, output_schema
from liant.kernel.api.serialising import parts_from, serialise, values_from
from liant.kernel.entity import commands
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.revealing import reveal
from liant.kernel.entity.views.doors import entity_at, record_at, require
from liant.kernel.fields import sealed_fields

MOST = 200


def entity_router(entity: Entity) -> Router:
    """The router of one entity."""
    router = Router(tags=[entity.label_plural])
    given, taken = output_schema(entity), input_schema(entity)
    listed = create_model(f"{given.__name__}List", items=(list[given], ...), next=(str | None, ...))  # type: ignore[valid-type]

    @router.get(
        "/",
        response=listed,
        summary=f"List {entity.slug}",
        operation_id=f"list_{entity.slug}",
        url_name=f"list_{entity.slug}",
    )
    def list_records(
        request: HttpRequest,
        q: str = "",
        sort: str = "caption",
        after: str = "",
        limit: int = Query(50, ge=1, le=MOST),
        criteria: str = "",
    ) -> dict[str, Any]:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        listing = Listing(entity_at(entity.slug), request.GET, size=limit)
        return {"items": serialise(entity, listing.page.records), "next": listing.page.after}

    @router.get(
        "/{number}/",
        response=given,
        summary=f"Get one of {entity.slug}",
        operation_id=f"get_{entity.name}",
        url_name=f"get_{entity.name}",
    )
    def get_record(request: HttpRequest, number: int) -> dict[str, Any]:
        """A record with its parts."""
        return serialise(entity, [record_at(entity_at(entity.slug), number)])[0]

    @router.post(
        "/",
        response={201: given},
        summary="Create",
        operation_id=f"create_{entity.name}",
        url_name=f"create_{entity.name}",
    )
    def create_record(request: Any, data: taken) -> Any:  # type: ignore[valid-type]
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        require("create", allowed_actions(entity_at(entity.slug).model))
        made = commands.create(
            entity.model, values_from(entity.model, data), parts_from(entity, data), by=request.actor
        )
        return Status(201, serialise(entity, [made])[0])

    @router.patch(
        "/{number}/",
        response=given,
        summary="Change",
        operation_id=f"change_{entity.name}",
        url_name=f"change_{entity.name}",
    )
    def change_record(request: Any, number: int, data: taken) -> Any:  # type: ignore[valid-type]
        """Change what is sent; a list of parts that is sent replaces the parts there are."""
        record = record_at(entity_at(entity.slug), number)
        changed = commands.change(record, values_from(entity.model, data), parts_from(entity, data), by=request.actor)
        return serialise(entity, [changed])[0]

    @router.delete(
        "/{number}/",
        response={204: None},
        summary="Delete",
        operation_id=f"delete_{entity.name}",
        url_name=f"delete_{entity.name}",
    )
    def delete_record(request: Any, number: int) -> Any:
        """Delete a record with its parts; history keeps them."""
        commands.delete(record_at(entity_at(entity.slug), number), by=request.actor)
        return Status(204, None)

    if sealed_fields(entity.model):
        _add_reveal(router, entity)
    return router


class Reveal(Input):
    """Which encrypted field to show, and why."""

    field: str
    reason: str


class Revealed(BaseModel):
    """What the field holds."""

    value: str


def _add_reveal(router: Router, entity: Entity) -> None:
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

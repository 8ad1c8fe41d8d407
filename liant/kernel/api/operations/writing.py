"""Create, change and delete."""

from typing import Any

from django.http import HttpResponse
from ninja import Router, Status
from pydantic import BaseModel

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.models import Listed
from liant.kernel.api.etags import IfMatch, etag_of, versions_in
from liant.kernel.api.idempotency import DESCRIBED
from liant.kernel.api.serialising import parts_from, serialise, values_from
from liant.kernel.entity import commands
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import entity_at, record_at, require
from liant.kernel.merging.leading import is_mergeable
from liant.kernel.merging.resembling import require_new

REFUSE = "refuse_duplicates"
REFUSING: dict[str, Any] = {
    "parameters": [
        *DESCRIBED.get("parameters", []),
        {
            "in": "query",
            "name": REFUSE,
            "required": False,
            "schema": {"type": "boolean"},
            "description": "When it looks like one that is there, nothing is made, and 409 tells `duplicates`.",
        },
    ]
}


def add_create(router: Router, entity: Entity, given: type[BaseModel], taken: type[BaseModel]) -> None:
    """Make a record."""

    @router.post(
        "/",
        response={201: given},
        summary="Create",
        operation_id=f"create_{entity.name}",
        url_name=f"create_{entity.name}",
        openapi_extra=DESCRIBED | (REFUSING if is_mergeable(entity.model) else {}),
    )
    def create_record(request: Any, response: HttpResponse, data: taken) -> Any:  # type: ignore[valid-type]
        """Make a record; it belongs to who makes it unless `owner` says otherwise."""
        require("create", allowed_actions(entity_at(entity.slug).model))
        values, parts = values_from(entity.model, data), parts_from(entity, data)
        if request.GET.get(REFUSE) in ("1", "true"):
            require_new(entity, values, parts)
        made = commands.create(entity.model, values, parts, by=request.actor)
        return Status(201, _told(entity, made, response))


def add_change(router: Router, entity: Entity, given: type[BaseModel], taken: type[BaseModel]) -> None:
    """Change a record."""

    @router.patch(
        "/{number}/",
        response=given,
        summary="Change",
        operation_id=f"change_{entity.name}",
        url_name=f"change_{entity.name}",
        openapi_extra=DESCRIBED,
    )
    def change_record(
        request: Any,
        response: HttpResponse,
        number: int,
        data: taken,  # type: ignore[valid-type]
        if_match: IfMatch,
    ) -> Any:
        """Change what is sent; a list of parts that is sent replaces the parts there are.

        With `If-Match` only if nobody changed the record since: else 412, with the fields that differ by now.
        """
        record = record_at(entity_at(entity.slug), number)
        values, parts = values_from(entity.model, data, record), parts_from(entity, data, record)
        changed = commands.change(record, values, parts, read=versions_in(if_match), by=request.actor)
        return _told(entity, changed, response)


def add_delete(router: Router, entity: Entity) -> None:
    """Delete a record."""

    @router.delete(
        "/{number}/",
        response={204: None},
        summary="Delete",
        operation_id=f"delete_{entity.name}",
        url_name=f"delete_{entity.name}",
        openapi_extra=DESCRIBED,
    )
    def delete_record(request: Any, number: int, if_match: IfMatch) -> Any:
        """Delete a record with its parts; history keeps them. `If-Match` counts as for a change."""
        record = record_at(entity_at(entity.slug), number)
        commands.delete(record, read=versions_in(if_match), by=request.actor)
        return Status(204, None)


def _told(entity: Entity, record: Listed, response: HttpResponse) -> dict[str, Any]:
    """The record as the API gives it, with its new tag."""
    told = serialise(entity, [record])[0]
    response["ETag"] = etag_of(record, told)
    return told

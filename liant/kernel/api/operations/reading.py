"""List and get."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, create_model

from liant.kernel.api.etags import IfNoneMatch, etag_of, is_current, not_modified
from liant.kernel.api.serialising import serialise
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.views.doors import entity_at, record_at

MOST = 200


def add_list(router: Router, entity: Entity, given: type[BaseModel]) -> None:
    """Records in pages."""
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


def add_get(router: Router, entity: Entity, given: type[BaseModel]) -> None:
    """One record."""

    @router.get(
        "/{number}/",
        response={200: given, 304: None},
        summary=f"Get one of {entity.slug}",
        operation_id=f"get_{entity.name}",
        url_name=f"get_{entity.name}",
    )
    def get_record(request: HttpRequest, response: HttpResponse, number: int, if_none_match: IfNoneMatch) -> Any:
        """A record with its parts, and its ETag."""
        record = record_at(entity_at(entity.slug), number)
        told = serialise(entity, [record])[0]
        etag = etag_of(record, told)
        if is_current(if_none_match, etag):
            return not_modified(etag)
        response["ETag"] = etag
        return told

"""List and get."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Query, Router
from pydantic import BaseModel, create_model

from liant.kernel.api.etags import IfNoneMatch, etag_of, is_current, not_modified
from liant.kernel.api.selecting import Fields, partly, selected
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
        fields: Fields = "",
    ) -> Any:
        """Records by search words, filters (as in the list's URL), a condition in JSON (docs/CRITERIA.md) and order.

        `next` is the `after` of the next page.
        """
        only = selected(given, fields)
        listing = Listing(entity_at(entity.slug), request.GET, size=limit)
        page: dict[str, Any] = {"items": serialise(entity, listing.page.records, only), "next": listing.page.after}
        if only is None:
            return page
        return JsonResponse(page | {"items": [partly(given, only, item) for item in page["items"]]})


def add_get(router: Router, entity: Entity, given: type[BaseModel]) -> None:
    """One record."""

    @router.get(
        "/{number}/",
        response={200: given, 304: None},
        summary=f"Get one of {entity.slug}",
        operation_id=f"get_{entity.name}",
        url_name=f"get_{entity.name}",
    )
    def get_record(
        request: HttpRequest,
        response: HttpResponse,
        number: int,
        if_none_match: IfNoneMatch,
        fields: Fields = "",
    ) -> Any:
        """A record with its parts, and its ETag."""
        only = selected(given, fields)
        record = record_at(entity_at(entity.slug), number)
        told = serialise(entity, [record], only)[0]
        etag = etag_of(record, told)
        if is_current(if_none_match, etag):
            return not_modified(etag)
        if only is not None:
            return JsonResponse(partly(given, only, told), headers={"ETag": etag})
        response["ETag"] = etag
        return told

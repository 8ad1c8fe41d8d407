"""Merging records into one."""

from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Router
from pydantic import BaseModel, Field

from liant.kernel.api.etags import etag_of
from liant.kernel.api.idempotency import DESCRIBED
from liant.kernel.api.schemas import Input
from liant.kernel.api.serialising import serialise
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import entity_at, record_at
from liant.kernel.merging.commands import MOST, merge

LOSERS: Any = Field(min_length=1, max_length=MOST - 1, description="The records that are merged into this one, and go.")
VALUES: Any = Field(
    default_factory=dict,
    description="By field, characteristics by their address, the number of the record whose value is kept; of long "
    "texts `all` keeps each. Without: what this one has, and what it lacks from the first loser that has it.",
)


class Merging(Input):
    """What is merged, and whose values are kept."""

    losers: Annotated[list[int], LOSERS]
    values: Annotated[dict[str, int | Literal["all"]], VALUES]


def add_merge(router: Router, entity: Entity, given: type[BaseModel]) -> None:
    """Merge records into one."""

    @router.post(
        "/{number}/merge/",
        response=given,
        summary="Merge",
        operation_id=f"merge_{entity.name}",
        url_name=f"merge_{entity.name}",
        openapi_extra=DESCRIBED,
    )
    def merge_records(request: Any, response: HttpResponse, number: int, data: Merging) -> Any:
        """Merge other records into this one: what hangs on them hangs on it then, and their numbers answer 404 with
        `merged_into`. Needs the right to change this one and to delete the others; history can undo it.
        """
        record = record_at(entity_at(entity.slug), number)
        merged = merge(record, data.losers, data.values, by=request.actor)
        told = serialise(entity, [merged])[0]
        response["ETag"] = etag_of(merged, told)
        return told

"""Many records in one request, each with an answer of its own."""

from typing import Annotated, Any, Literal

from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja import Router
from pydantic import BaseModel, Field, SkipValidation, create_model

from liant.kernel.access.actor import Actor, allowed_actions
from liant.kernel.access.models import Listed
from liant.kernel.api.etags import version_tag, versions_in
from liant.kernel.api.idempotency import DESCRIBED
from liant.kernel.api.problems import TELLING, Problem, problem, problem_of
from liant.kernel.api.schemas import Input
from liant.kernel.api.serialising import parts_from, values_from
from liant.kernel.entity import commands
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.views.doors import entity_at, record_at, require

MOST = 200
MATCH = Field("", description="The ETag of the record as it was read: if it changed since, 412.")


class ProblemOut(BaseModel):
    """What is wrong with an item."""

    status: int
    title: str
    errors: dict[str, list[str]] | None = None


class Result(BaseModel):
    """What became of an item: the status it would have had alone, its record, the record's new ETag, or a problem."""

    status: int
    id: int | None = None
    etag: str | None = None
    problem: ProblemOut | None = None


class Results(BaseModel):
    """What became of the items, in their order."""

    results: list[Result]
    done: int
    failed: int


def add_bulk(router: Router, entity: Entity, taken: type[BaseModel]) -> None:
    """Create, change and delete many."""
    bulk = _bulk_input(entity, taken)

    @router.post(
        "/bulk/",
        response=Results,
        summary="Create, change and delete many",
        operation_id=f"bulk_{entity.slug}",
        url_name=f"bulk_{entity.slug}",
        openapi_extra=DESCRIBED,
    )
    def write_many(request: Any, data: bulk) -> Any:  # type: ignore[valid-type]
        """Up to 200 items, each done or refused by itself; with `atomic` all or none: then 422 tells what failed.

        Each item counts as a request in the rate limit.
        """
        given: Any = data
        entity_at(entity.slug)
        request.further_requests = len(given.items) - 1
        with transaction.atomic():
            results = [_result(entity, taken, item, by=request.actor) for item in given.items]
            failed = sum("problem" in result for result in results)
            if failed and given.atomic:
                transaction.set_rollback(True)
        if failed and given.atomic:
            return _nothing_done(results)
        return {"results": results, "done": len(results) - failed, "failed": failed}


def _bulk_input(entity: Entity, taken: type[BaseModel]) -> type[BaseModel]:
    name = taken.__name__
    # The values of each item are checked when its turn comes: one that is wrong stops no other.
    values: Any = (Annotated[taken, SkipValidation], ...)
    number, match = (int, ...), (str, MATCH)
    create, change, delete = (
        create_model(name + called, __base__=Input, **given)
        for called, given in (
            ("Create", {"action": (Literal["create"], ...), "values": values}),
            ("Change", {"action": (Literal["change"], ...), "id": number, "values": values, "if_match": match}),
            ("Delete", {"action": (Literal["delete"], ...), "id": number, "if_match": match}),
        )
    )
    item: Any = Annotated[create | change | delete, Field(discriminator="action")]
    items: Any = (Annotated[list[item], Field(min_length=1, max_length=MOST)], ...)
    return create_model(f"{name}Bulk", __base__=Input, items=items, atomic=(bool, False))


def _result(entity: Entity, taken: type[BaseModel], item: Any, *, by: Actor) -> dict[str, Any]:
    try:
        with transaction.atomic():
            return _done(entity, taken, item, by=by)
    except TELLING as error:
        found = problem_of(error)
        return {"status": found.status, "id": getattr(item, "id", None), "problem": found.told()}


def _done(entity: Entity, taken: type[BaseModel], item: Any, *, by: Actor) -> dict[str, Any]:
    if item.action == "delete":
        commands.delete(record_at(entity, item.id), read=versions_in(item.if_match), by=by)
        return {"status": 204, "id": item.id}
    data = taken.model_validate(item.values)
    if item.action == "create":
        require("create", allowed_actions(entity.model))
        made = commands.create(entity.model, values_from(entity.model, data), parts_from(entity, data), by=by)
        return _written(201, made)
    record = record_at(entity, item.id)
    values, parts = values_from(entity.model, data, record), parts_from(entity, data, record)
    return _written(200, commands.change(record, values, parts, read=versions_in(item.if_match), by=by))


def _written(status: int, record: Listed) -> dict[str, Any]:
    return {"status": status, "id": record.pk, "etag": version_tag(record)}


def _nothing_done(results: list[dict[str, Any]]) -> HttpResponse:
    """422: of all or none, none; what would have gone well failed with the others (RFC 4918, 11.4)."""
    undone = Problem(424, _("It would have been done, had nothing else failed.")).told()
    told = [result if "problem" in result else {"status": 424, "id": None, "problem": undone} for result in results]
    return problem(422, _("Nothing was done: correct what failed, or send without atomic."), results=told)

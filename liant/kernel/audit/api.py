"""The audit over REST: the same acts by the same filters, for programs that watch (GEN-04, SEC-08)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema
from pydantic import JsonValue

from liant.kernel.api.schemas import Named
from liant.kernel.audit.reading import SHOWN, Act, acts
from liant.kernel.audit.rights import require_auditor
from liant.kernel.audit.trail import Trail
from liant.kernel.entity.paging import Order, paginate
from liant.kernel.history.models import Change, Entry

MOST = 200

router = Router(tags=["Audit"])


class ChangeOutput(Schema):
    """A row that an act changed: the columns that differ, by their names in the database."""

    id: int
    table: str
    row_id: int
    operation: str
    entity: str
    record_ids: list[int]
    before: dict[str, JsonValue] | None
    after: dict[str, JsonValue] | None


class ActOutput(Schema):
    """An act with its first changes; `told` is what one that changed nothing tells of itself."""

    id: int
    at: datetime
    employee: Named | None
    on_behalf_of: Named | None
    verb: str
    door: str
    address: str | None
    agent: str
    request_id: UUID | None
    entity: str
    record: Named | None
    told: dict[str, JsonValue] | None
    changes: list[ChangeOutput]
    has_more_changes: bool


class ActList(Schema):
    """A page of acts; `next` is the `after` of the next page."""

    items: list[ActOutput]
    next: str | None


class ChangeList(Schema):
    """A page of an act's changes; `next` is the `after` of the next page."""

    items: list[ChangeOutput]
    next: str | None


@router.get("/", response=ActList, summary="List acts", operation_id="list_audit", url_name="list_audit")
def list_acts(
    request: HttpRequest,
    employee: str = "",
    verb: str = "",
    entity: str = "",
    record: str = "",
    since: str = "",
    until: str = "",
    address: str = "",
    after: str = "",
    limit: int = Query(50, ge=1, le=MOST),
) -> Any:
    """Acts newest first, each with its first changes. Days are written as 2026-01-31, networks as 10.0.0.0/24."""
    require_auditor()
    trail = Trail(request.GET, size=limit)
    if trail.filter_form.errors:
        raise ValidationError({name: list(errors) for name, errors in trail.filter_form.errors.items()})
    page = trail.page
    return {"items": [_given(act) for act in acts(page.records)], "next": page.after}


@router.get(
    "/{number}/changes/",
    response=ChangeList,
    summary="List an act's changes",
    operation_id="list_audit_changes",
    url_name="list_audit_changes",
)
def list_changes(request: HttpRequest, number: int, after: str = "", limit: int = Query(50, ge=1, le=MOST)) -> Any:
    """All the rows that one act changed, in their order."""
    require_auditor()
    if not Entry.objects.filter(pk=number).exists():
        raise Http404
    page = paginate(Change.objects.filter(entry=number), Order("id"), size=limit, after=after)
    return {"items": page.records, "next": page.after}


def _given(act: Act) -> dict[str, Any]:
    entry, subject = act.entry, act.subject
    columns = ("id", "at", "verb", "door", "address", "agent", "request_id", "told")
    return {name: getattr(entry, name) for name in columns} | {
        "employee": _named(entry.employee_id, act.who),
        "on_behalf_of": _named(entry.on_behalf_of_id, act.for_whom),
        "entity": subject.entity if subject else "",
        "record": _named(subject.number, subject.caption) if subject else None,
        "changes": [each.change for each in act.changes[:SHOWN]],
        "has_more_changes": act.has_more,
    }


def _named(number: int | None, caption: str) -> dict[str, Any] | None:
    return {"id": number, "caption": caption} if number else None

"""What the rows of an import resemble, and what becomes of them, over REST (CON-19, CON-20)."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel

from liant.kernel.api.schemas import Input
from liant.kernel.imports import commands
from liant.kernel.imports.api import ImportOutput, run_at, told_import
from liant.kernel.imports.models import Likeness

router = Router(tags=["Imports"])


class LikenessOutput(BaseModel):
    """A row and what it resembles: a `record` by its number, or the row `earlier`; `score` from 0 to 100."""

    row: int
    label: str
    record: int | None
    earlier: int | None
    score: int
    reasons: list[str]
    choice: str


class LikenessList(BaseModel):
    """A page of them."""

    items: list[LikenessOutput]
    next: int | None


class DecisionInput(Input):
    """What becomes of rows: "create" them all the same, "skip" them, or "fill" in what the other lacks.

    `on_record` is for all that resemble records, `on_row` for those that resemble rows before them; `rows` has
    choices for some, by the number of the row ("": as the others). What isn't sent stays.
    """

    on_record: str = ""
    on_row: str = ""
    rows: dict[int, str] = {}


@router.get(
    "/{number}/likenesses/", response=LikenessList, operation_id="list_import_likenesses",
    url_name="list_import_likenesses",
)  # fmt: skip
def list_import_likenesses(
    request: HttpRequest, number: int, after: int = 0, limit: int = Query(50, ge=1, le=200)
) -> dict[str, Any]:
    """The rows that resemble a record that is there, or a row before them; `next` is the next `after`."""
    found = list(run_at(number).likenesses.filter(row__gt=after).order_by("row")[: limit + 1])
    items = [_likeness(each) for each in found[:limit]]
    return {"items": items, "next": found[limit - 1].row if len(found) > limit else None}


@router.post("/{number}/likenesses/", response=ImportOutput, operation_id="decide_import", url_name="decide_import")
def decide_import(request: Any, number: int, data: DecisionInput) -> dict[str, Any]:
    """Settle what becomes of rows that resemble something, and have a job check the file once more."""
    run = run_at(number)
    kinds = {"on_record": data.on_record or run.on_record, "on_row": data.on_row or run.on_row}
    return told_import(commands.decide(run, data.rows, **kinds, by=request.actor))


def _likeness(likeness: Likeness) -> dict[str, Any]:
    told = {name: getattr(likeness, name) for name in ("row", "label", "earlier", "score", "reasons", "choice")}
    return told | {"record": likeness.record_id}

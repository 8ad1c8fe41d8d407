"""Records as cards: the name, a line that tells more, some facts, whose it is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from liant.kernel.access.actor import actions_on_each
from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee, Reference
from liant.kernel.entity.cells import Cell
from liant.kernel.entity.columns import Column
from liant.kernel.entity.listing import Listing
from liant.kernel.ui.tones import tone_of_row


@dataclass
class Card:
    """A record on a board, in the lane of the value that it has.

    `number` is the record's as addresses write it, not by locale; `follower` that of the one after it in the lane.
    """

    number: str
    url: str
    caption: str
    secondary: str
    facts: list[Cell]
    owner: str
    lane: str
    is_movable: bool
    follower: str = ""


def cards(listing: Listing, name: str, records: list[Any]) -> list[Card]:
    """Cards of records that lie in lanes by the field `name`; one query for each column, one for what may be moved."""
    entity = listing.entity
    by_column = [column.cells(records) for column in _facts(listing, name)]
    owners = captions(Employee, (record.owner_id for record in records if hasattr(record, "owner_id")))
    lane_of = attrgetter(entity.model.column(name))
    movable = movable_among(listing, (name,), records)
    return [
        Card(
            str(record.pk), entity.url(record.pk), str(record), secondary,
            [_fact(cell, record) for cells in by_column if (cell := cells[record.pk]).text],
            owners.get(getattr(record, "owner_id", 0), ""), str(lane_of(record)), record.pk in movable,
        )
        for record, secondary in zip(records, entity.secondary(records), strict=True)
    ]  # fmt: skip


def movable_among(listing: Listing, names: Iterable[str], records: list[Any]) -> set[int]:
    """The numbers of those records in which the actor may change all these fields."""
    model, fields = listing.entity.model, set(names)
    if not fields <= listing.entity.editable_fields:
        return set()
    actions = actions_on_each(model, records)
    return {number for number, may in actions.items() if "change" in may and not fields & model.guarded_from(may)}


def _facts(listing: Listing, name: str) -> list[Column]:
    """The columns asked for, else those declared; the lane, the name and the owner are told in any case."""
    entity = listing.entity
    if "column" in listing.parameters:
        asked = listing.columns
    else:
        offered = {column.name: column for column in entity.offered_columns}
        asked = [offered[fact] for fact in entity.board.facts if fact in offered] if entity.board else []
    return [column for column in asked if column.name not in {name, "caption", "owner"}]


def _fact(cell: Cell, record: Any) -> Cell:
    """What stands for another record is a word among others on a card; of what there are few it has its colour."""
    if cell.kind != "reference":
        return cell
    field = cell.column.field
    is_reference = issubclass(field.related_model, Reference)
    return replace(cell, kind="choice", tone=tone_of_row(getattr(record, field.attname)) if is_reference else "gray")

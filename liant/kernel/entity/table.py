"""A table of records: heads, and rows of cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from liant.kernel.access.models import Listed
from liant.kernel.entity.cells import Cell
from liant.kernel.entity.columns import Column
from liant.kernel.entity.entity import Entity
from liant.kernel.pictures.reading import picture_url


@dataclass
class Row:
    """A record in a table."""

    record: Listed
    url: str
    cells: list[Cell]
    # Over: what it tells held once.
    is_past: bool = False
    # Where the record's picture is; empty when it has none.
    picture: str = ""

    @property
    def id(self) -> int:
        """The record's number."""
        return int(self.record.pk)

    @property
    def caption(self) -> str:
        """The record's name."""
        return str(self.record)


@dataclass
class Head:
    """The head of a column in a list: where a click sorts to."""

    column: Column
    sort_url: str | None
    direction: str
    # Where it is sorted by it within the order that is there, and its place among the columns of such an order.
    within_url: str | None = None
    place: int | None = None
    # Whether its values may be changed in the list itself.
    is_editable: bool = False
    # In pixels, where one has drawn it so.
    width: int | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.column, name)

    @property
    def is_sortable(self) -> bool:
        """Whether a click sorts."""
        return self.sort_url is not None


def rows(entity: Entity, columns: Sequence[Column], records: list[Any]) -> list[Row]:
    """Records as rows; each column asks the database once at most."""
    by_column = [column.cells(records) for column in columns]
    return [
        Row(
            record, entity.url(record.pk), [cells[record.pk] for cells in by_column], picture=picture_url(record)
        )
        for record in records
    ]  # fmt: skip

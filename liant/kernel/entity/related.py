"""Tables of other rows on a record's page: other records, or parts that lead to other records."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest

from liant.kernel.access.actor import allowed_actions
from liant.kernel.entity.addresses import record_url
from liant.kernel.entity.columns import Column, column_for
from liant.kernel.entity.counting import count
from liant.kernel.entity.table import Row
from liant.kernel.entity.tabs import Tab

SHOWN = 200


class Related(Tab):
    """A tab with a table of rows that belong to the record."""

    template = "entity/panels/related.html"
    columns: ClassVar[tuple[str | Column, ...]]
    # Which of the row's references has the page that a click opens; the row's own when empty.
    leads_to: ClassVar[str] = ""

    def rows(self) -> QuerySet[Any]:
        """The rows of the table."""
        raise NotImplementedError

    def count(self) -> str | None:
        """How many there are."""
        return count(self.rows()).text

    def create_url(self) -> str | None:
        """Where one is added, when the actor may."""
        return None

    def part_url(self, field: str) -> str | None:
        """The record's form with a blank part begun, in which this field (`positions.account`) is to be filled in.

        None for who may not change the record.
        """
        may_change = "change" in allowed_actions(type(self.record), self.record.locks)
        return f"{self.entity.url(self.record.pk, 'edit')}?{field}=" if may_change else None

    def list_url(self) -> str | None:
        """Where they are a list, to be searched and filtered further."""
        return None

    def is_past(self, row: Any) -> bool:
        """Whether a row is over, so that it is shown fainter."""
        return False

    def records(self) -> list[Any]:
        """Those of the rows that are shown."""
        return list(self.rows()[:SHOWN])

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """The table."""
        columns = [column_for(self.rows().model, name) for name in self.columns]
        shown = related_rows(columns, self.records(), self.leads_to)
        for row in shown:
            row.is_past = self.is_past(row.record)
        return {
            "columns": columns,
            "rows": shown,
            "title": self.label,
            "create_url": self.create_url(),
            "list_url": self.list_url(),
        }


def related_rows(columns: list[Column], records: list[Any], leads_to: str) -> list[Row]:
    """Records as rows; a click opens the record, or the one that its reference `leads_to` names."""
    by_column = [column.cells(records) for column in columns]
    return [Row(record, _url(record, leads_to), [cells[record.pk] for cells in by_column]) for record in records]


def _url(record: Any, leads_to: str) -> str:
    if leads_to:
        return record_url(record._meta.get_field(leads_to).related_model, getattr(record, f"{leads_to}_id")) or ""
    return record_url(type(record), record.pk) or ""

"""Rows of a table on a record's page: other records, or parts that lead to other records."""

from typing import Any

from liant.kernel.entity.addresses import record_url
from liant.kernel.entity.columns import Column
from liant.kernel.entity.listing import Row


def related_rows(columns: list[Column], records: list[Any], leads_to: str) -> list[Row]:
    """Records as rows; a click opens the record, or the one that its reference `leads_to` names."""
    by_column = [column.cells(records) for column in columns]
    return [Row(record, _url(record, leads_to), [cells[record.pk] for cells in by_column]) for record in records]


def _url(record: Any, leads_to: str) -> str:
    if leads_to:
        return record_url(record._meta.get_field(leads_to).related_model, getattr(record, f"{leads_to}_id")) or ""
    return record_url(type(record), record.pk) or ""

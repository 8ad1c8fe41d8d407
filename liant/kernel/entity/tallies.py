"""Columns that count."""

from typing import Any

from django.db.models import Count, Model

from liant.kernel.entity.cells import Cell, text_of
from liant.kernel.entity.columns import Column, Label


class TallyColumn(Column):
    """How many rows of another table refer to each record by `link`; `only` narrows them, as in a filter."""

    kind = "number"

    def __init__(self, label: Label, model: type[Model], link: str, **only: Any) -> None:
        super().__init__(f"{model._meta.model_name}_count", label)
        self.model, self.link, self.only = model, link, only

    def cells(self, records: list[Any]) -> dict[int, Cell]:
        """One query for all."""
        wanted = {f"{self.link}__in": [record.pk for record in records]}
        rows = self.model._default_manager.filter(**wanted, **self.only).order_by()
        numbers = dict(rows.values_list(self.link).annotate(Count("pk")))
        return {record.pk: Cell(self, text_of(numbers.get(record.pk, 0)), self.kind) for record in records}

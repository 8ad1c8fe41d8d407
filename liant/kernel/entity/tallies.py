"""Columns that count."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Model, QuerySet

from liant.kernel.entity.cells import Cell, text_of
from liant.kernel.entity.columns import Column, Label


class TallyColumn(Column):
    """How many rows of another table refer to each record by `link`; `only` narrows them, as in a filter."""

    kind = "number"

    def __init__(self, label: Label, model: type[Model], link: str, **only: Any) -> None:
        super().__init__(f"{model._meta.model_name}_count", label)
        self.model, self.link, self.only = model, link, only

    def cells(self, records: list[Any]) -> dict[int, Cell]:
        """The numbers by locale."""
        numbers = self.numbers(records)
        return {record.pk: Cell(self, text_of(numbers.get(record.pk, 0)), self.kind) for record in records}

    def rows(self) -> QuerySet[Any]:
        """What is counted; override where more than a filter narrows it."""
        return self.model._default_manager.filter(**self.only)

    def numbers(self, records: Sequence[Any]) -> dict[int, int]:
        """How many there are of each record that has some; one query for all."""
        rows = self.rows().filter(**{f"{self.link}__in": [each.pk for each in records]})
        return dict(rows.order_by().values_list(self.link).annotate(Count("pk")))

"""The stage in lists: its name in its colour, of which no query is made."""

from typing import Any

from django.db import models

from liant.kernel.entity.cells import Cell
from liant.kernel.entity.columns import Column
from liant.kernel.lifecycle.topology import known


class StageColumn(Column):
    """Where each record stands."""

    kind = "choice"

    def __init__(self, model: type[models.Model]) -> None:
        self.model, self.field = model, model._meta.get_field("stage")
        super().__init__("stage", self.field.verbose_name)  # type: ignore[union-attr]

    def cells(self, records: list[Any]) -> dict[int, Cell]:
        """From what is remembered."""
        stages = known(self.model).stages
        found = {record.pk: stages[record.stage_id] for record in records}
        return {number: Cell(self, str(stage), self.kind, tone=stage.tone) for number, stage in found.items()}

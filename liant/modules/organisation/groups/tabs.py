"""The rights that rest on a target group."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Grant
from liant.kernel.access.models.protected import entity_label
from liant.kernel.entity.cells import Cell
from liant.kernel.entity.columns import Column
from liant.kernel.entity.related import Related


class OnColumn(Column):
    """The records that a right opens."""

    def __init__(self) -> None:
        super().__init__("entity", _("on"))

    def cell(self, record: Any) -> Cell:
        """What they are called."""
        return Cell(self, entity_label(record.entity))


class Bounded(Related):
    """Which roles grant what within it."""

    name = "rights"
    label = _("Rights")
    columns = ("role", OnColumn(), "action")
    leads_to = "role"

    def rows(self) -> QuerySet[Any]:
        """By role."""
        return Grant.objects.filter(group=self.record).order_by("role__name", "entity", "action")

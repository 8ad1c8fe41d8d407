"""Columns that only employees have."""

from typing import Any

from django.utils.translation import gettext as _

from liant.kernel.access.models import Employee
from liant.kernel.entity.cells import Cell
from liant.kernel.entity.columns import FieldColumn


class NameColumn(FieldColumn):
    """The name, and below it that someone has left."""

    def __init__(self) -> None:
        super().__init__(Employee._meta.get_field("caption"))

    def cell(self, record: Any) -> Cell:
        """It leads to the employee."""
        cell = super().cell(record)
        cell.secondary = None if record.is_active else _("No longer works here")
        return cell

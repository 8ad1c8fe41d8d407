"""Columns that only activities have."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from liant.kernel.entity.cells import Cell, text_of
from liant.kernel.entity.columns import FieldColumn
from liant.modules.activities.models import Activity


class WhenColumn(FieldColumn):
    """From when to when: the day named once, whole days without hours; below it whether it is overdue."""

    def __init__(self) -> None:
        super().__init__(Activity._meta.get_field("starts_at"))

    def cell(self, record: Any) -> Cell:
        """By the reader's clock."""
        overdue = str(_("overdue")) if record.is_overdue else None
        return Cell(self, when(record), "date", secondary=overdue, tone="red" if overdue else None)


def when(activity: Activity) -> str:
    """The time of an activity in words."""
    start, end = timezone.localtime(activity.starts_at), timezone.localtime(activity.ends_at)
    if activity.is_all_day:
        last = (end - timedelta(hours=1)).date()
        return text_of(start.date()) if last == start.date() else f"{text_of(start.date())} – {text_of(last)}"
    if start == end:
        return text_of(start)
    return f"{text_of(start)} – {time_format(end, 'H:i') if start.date() == end.date() else text_of(end)}"

"""The filter of lists by time: what is overdue, today's, this week's."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.criteria.periods import PERIODS, between
from liant.kernel.entity.filters import Filter
from liant.kernel.entity.widgets import Select


class PeriodFilter(Filter):
    """A moment within a period seen from today, by the reader's clock."""

    def __init__(self, name: str, column: str, label: Any) -> None:
        super().__init__(name, label)
        self.column = column

    def form_field(self) -> forms.Field:
        """Any or one of the periods."""
        choices = [("", _("any")), *((name, label) for name, (label, _bounds) in PERIODS.items())]
        return forms.ChoiceField(choices=choices, required=False, label=capfirst(str(self.label)), widget=Select)

    def narrow(self, records: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Those from its first moment to its last."""
        _label, bounds = PERIODS[value]
        return records.filter(between(self.column, bounds(timezone.localdate())))

    def text(self, value: Any) -> str:
        """The period in words."""
        return capfirst(str(PERIODS[value][0]))

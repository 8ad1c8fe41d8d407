"""What a visit to the chart asks for: the day, and the unit or employee to open it at."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.days import today
from liant.kernel.access.models import Employee, Post, Unit
from liant.kernel.entity.widgets import DateInput, Select, pick_attrs

OPEN = re.compile(r"(unit|employee)-(\d{1,18})")


class Question(forms.Form):
    """The tools above the chart: as of when, and where to look."""

    date = forms.DateField(label=_("On the day"), required=False, widget=DateInput)
    open = forms.CharField(label=_("Find a unit or an employee"), required=False)

    def __init__(self, asked: Any) -> None:
        super().__init__(asked, auto_id="chart_%s")
        chosen = opened(asked.get("open", ""))
        choices = [("", _("type a name …"))] + ([(asked["open"], str(chosen))] if chosen else [])
        attrs = pick_attrs() | {"data-url": reverse("organisation:chart_find")}
        self.fields["open"].widget = Select(choices=choices, attrs=attrs)


@dataclass(frozen=True)
class Asked:
    """A day, and the unit that is to be open on it, with `key` of what to look at ("unit-7", "employee-7")."""

    day: date
    today: date
    unit_id: int | None = None
    key: str = ""

    @property
    def is_today(self) -> bool:
        """Whether it is the chart as it is now."""
        return self.day == self.today

    @property
    def is_changeable(self) -> bool:
        """What has been can't be moved any more."""
        return self.day >= self.today


def asked_for(question: Question) -> Asked:
    """What a question asks; today where it names no day."""
    given = question.cleaned_data if question.is_valid() else {}
    now = today()
    day = given.get("date") or now
    record = opened(given.get("open", ""))
    return Asked(day, now, _unit_of(record, day), given["open"]) if record else Asked(day, now)


def opened(key: str) -> Unit | Employee | None:
    """The unit or the employee that a key names, if there is one."""
    named = OPEN.fullmatch(key)
    if named is None:
        return None
    model: Any = Unit if named[1] == "unit" else Employee
    found: Unit | Employee | None = model.objects.filter(pk=int(named[2])).first()
    return found


def chart_url(day: date, key: str = "", *, is_today: bool = False) -> str:
    """The address of the chart of a day, opened there."""
    parameters = ({} if is_today else {"date": day.isoformat()}) | ({"open": key} if key else {})
    return reverse("organisation:chart") + (f"?{urlencode(parameters)}" if parameters else "")


def _unit_of(record: Unit | Employee, day: date) -> int | None:
    if isinstance(record, Unit):
        return record.pk
    post = Post.objects.in_force(day).filter(employee=record, is_main=True).first()
    return post.unit_id if post else None

"""Who may do what with a record, and why, on its page: for those who give rights (SEC-07)."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import is_allowed_on_all
from liant.kernel.access.explaining import explain, who_may
from liant.kernel.access.models import Action, Employee, Record, Role
from liant.kernel.entity.addresses import options_url
from liant.kernel.entity.columns import column_for
from liant.kernel.entity.related import SHOWN, related_rows
from liant.kernel.entity.tabs import Tab, tab_of
from liant.kernel.entity.widgets import Pick, Select
from liant.modules.organisation.columns import NameColumn


class Question(forms.Form):
    """May this employee do that? Without an employee: who may?"""

    def __init__(self, asked: Any, record: Record) -> None:
        super().__init__(asked, auto_id="ask_%s")
        actions = [action for action in map(Action, record.grantable) if action != Action.CREATE]
        self.fields["action"] = forms.ChoiceField(
            label=_("What"), choices=[(action.value, action.label) for action in actions], required=False, widget=Select
        )
        self.fields["employee"] = forms.ModelChoiceField(
            Employee.objects.all(), label=_("Who"), required=False, empty_label=_("everyone"),
            widget=Pick(url=options_url(Employee) or ""),
        )  # fmt: skip

    @property
    def action(self) -> str:
        """What was asked about; seeing, until one asks for something else."""
        return self.cleaned_data.get("action") or Action.SEE

    @property
    def employee(self) -> Employee | None:
        """About whom; None for everyone."""
        found: Employee | None = self.cleaned_data.get("employee")
        return found


@tab_of(Record)
class Access(Tab):
    """Why an employee may or may not; else everyone who may."""

    name = "access"
    label = _("Access")
    template = "organisation/access.html"
    columns = (NameColumn(), "job_title", "unit", "roles")

    def is_shown(self) -> bool:
        """The database answers only to those who may change roles."""
        return is_allowed_on_all("change", Role)

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """The question and its answer."""
        question = Question(request.GET or {"action": Action.SEE}, self.record)
        question.is_valid()
        if question.employee:
            return {"question": question, "answer": explain(self.record, question.employee, question.action)}
        permitted = who_may(self.record, question.action)
        columns = [column_for(Employee, name) for name in self.columns]
        return {
            "question": question,
            "action_label": capfirst(str(Action(question.action).label)),
            "permitted": len(permitted),
            "columns": columns,
            "rows": related_rows(columns, permitted[:SHOWN], ""),
        }

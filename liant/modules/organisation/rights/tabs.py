"""What a role grants and keeps back, on its page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.models import Role
from liant.kernel.entity.tabs import Tab
from liant.modules.organisation.rights.forms import LimitsForm, MatrixForm
from liant.modules.organisation.rights.grants import granted_by
from liant.modules.organisation.rights.limits import limited_by


class Rights(Tab):
    """The matrix, and the limited fields: read by everybody, changed by who may change roles."""

    name = "rights"
    label = _("Rights")
    template = "organisation/rights.html"

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """The forms, filled in."""
        return rights_context(self.record)


def rights_context(role: Role, matrix: MatrixForm | None = None, limits: LimitsForm | None = None) -> dict[str, Any]:
    """What the tab needs, with a form as it was sent; who may not change the role can't choose."""
    shown = {
        "matrix": matrix or MatrixForm(granted=granted_by(role)),
        "limits": limits or LimitsForm(limited=limited_by(role)),
    }
    may_change = "change" in allowed_actions(Role, role.locks)
    if not may_change:
        for field in (field for form in shown.values() for field in form.fields.values()):
            field.widget.attrs["disabled"] = True
    return shown | {
        "may_change": may_change,
        "grants_url": reverse("organisation:grants", args=[role.pk]),
        "limits_url": reverse("organisation:limits", args=[role.pk]),
    }

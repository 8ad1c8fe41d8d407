"""What a role grants, on its page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.models import Role
from liant.kernel.entity.tabs import Tab
from liant.modules.organisation.rights.forms import MatrixForm
from liant.modules.organisation.rights.grants import granted_by


class Rights(Tab):
    """The matrix: read by everybody, changed by who may change roles."""

    name = "rights"
    label = _("Rights")
    template = "organisation/rights.html"

    def context(self, request: HttpRequest) -> dict[str, Any]:
        """The form, filled in."""
        return matrix_context(self.record, MatrixForm(granted=granted_by(self.record)))


def matrix_context(role: Role, form: MatrixForm) -> dict[str, Any]:
    """What the matrix needs to be shown; who may not change it can't choose."""
    may_change = "change" in allowed_actions(Role, role.locks)
    if not may_change:
        for field in form.fields.values():
            field.widget.attrs["disabled"] = True
    return {
        "matrix": form,
        "may_change": may_change,
        "grants_url": reverse("organisation:grants", args=[role.pk]),
    }

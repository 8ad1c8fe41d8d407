"""Who works in a unit, what it consists of, who holds a role."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Employee, RoleAssignment, Unit
from liant.kernel.entity.registry import create_url_of, list_url_of
from liant.kernel.entity.related import Related
from liant.modules.organisation.columns import NameColumn


class Employees(Related):
    """The employees of a unit itself, not of those below it."""

    name = "employees"
    label = _("Employees")
    columns = (NameColumn(), "job_title", "email", "phone", "roles")

    def rows(self) -> QuerySet[Any]:
        """By name."""
        return Employee.objects.filter(unit=self.record).order_by("sort_key", "id")

    def create_url(self) -> str | None:
        """A new employee of this unit."""
        return create_url_of(Employee, {"unit": self.record.pk})


class Subunits(Related):
    """The units that are a part of a unit."""

    name = "units"
    label = _("Units")
    columns = ("caption", "kind", "manager")

    def rows(self) -> QuerySet[Any]:
        """By name; only those right below."""
        return Unit.objects.filter(parent=self.record).order_by("sort_key", "id")

    def create_url(self) -> str | None:
        """A new part of this unit."""
        return create_url_of(Unit, {"parent": self.record.pk})


class Holders(Related):
    """The employees who hold a role."""

    name = "holders"
    label = _("Held by")
    columns = (NameColumn(), "job_title", "unit", "email", "phone")

    def rows(self) -> QuerySet[Any]:
        """By name."""
        holders = RoleAssignment.objects.filter(role=self.record).values("employee")
        return Employee.objects.filter(pk__in=holders).order_by("sort_key", "id")

    def list_url(self) -> str | None:
        """The list of employees, narrowed to this role."""
        return list_url_of(Employee, {"roles": self.record.pk})

"""What lists, pages, forms, files and the API show of the chart: employees, units, roles."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from liant.kernel.access.models import Employee, Role, RoleAssignment, Unit
from liant.kernel.entity.entity import Entity, Fact, Place
from liant.kernel.entity.registry import entity_of, register
from liant.kernel.entity.tabs import History, Overview
from liant.kernel.entity.tallies import TallyColumn
from liant.kernel.entity.trees import paths
from liant.modules.organisation import imports
from liant.modules.organisation.queries import superior_of
from liant.modules.organisation.tabs import Employees, Holders, Subunits


@register
class EmployeeEntity(Entity):
    """Our own people."""

    model = Employee
    slug = "employees"
    icon = "user"
    place = Place.ADMINISTRATION
    columns = ("caption", "job_title", "unit", "email", "phone", "roles", "is_active")
    filters = ("unit", "roles", "is_active")
    offered = {"is_active": "1"}
    fields = (
        (_("Person"), ("given_name", "family_name", "email", "phone")),
        (_("Work"), ("job_title", "unit", "roles", "is_active")),
    )
    imports = imports.EMPLOYEE

    def secondary(self, records: list[Any]) -> list[str]:
        """What they do, and where."""
        units = Unit.objects.in_bulk({record.unit_id for record in records})
        return [" · ".join(filter(None, (record.job_title, str(units[record.unit_id])))) for record in records]

    def glance(self, record: Any) -> list[Fact]:
        """Whom they report to and what they manage; that they have left."""
        superior, managed = superior_of(record), Unit.objects.filter(manager=record)
        facts = [] if record.is_active else [Fact(str(_("State")), str(_("No longer works here")))]
        facts += [Fact(str(_("Reports to")), str(superior), self.url(superior.pk))] if superior else []
        return facts + [Fact(str(_("Manages")), str(unit), _url_of(unit)) for unit in managed]


@register
class UnitEntity(Entity):
    """The chart's nodes."""

    model = Unit
    slug = "units"
    icon = "sitemap"
    place = Place.ADMINISTRATION
    columns = ("caption", "kind", "parent", "manager", TallyColumn(_("employees"), Employee, "unit", is_active=True))
    filters = ("kind", "parent", "manager")
    fields = ((_("Unit"), ("name", "kind", "parent", "manager")),)
    tabs = (Overview, Employees, Subunits, History)
    imports = imports.UNIT

    def secondary(self, records: list[Any]) -> list[str]:
        """What they are a part of."""
        above = paths(Unit)
        return [above.get(record.parent_id, "") for record in records]


@register
class RoleEntity(Entity):
    """What may be given to employees."""

    model = Role
    slug = "roles"
    icon = "shield"
    place = Place.ADMINISTRATION
    columns = (
        "caption", TallyColumn(_("employees"), RoleAssignment, "role", employee__is_active=True), "created_at",
    )  # fmt: skip
    fields = ((_("Role"), ("name",)),)
    tabs = (Holders, History)


def _url_of(unit: Unit) -> str | None:
    entity = entity_of(Unit)
    return entity.url(unit.pk) if entity else None

"""What lists, pages, forms, files and the API show of the chart: employees, units, roles."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee, Role, RoleAssignment, Unit
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.offers import Fact, Sheet
from liant.kernel.entity.places import Place
from liant.kernel.entity.registry import entity_of, register
from liant.kernel.entity.tabs import History, Overview
from liant.kernel.entity.tallies import TallyColumn
from liant.modules.organisation import imports
from liant.modules.organisation.columns import NameColumn
from liant.modules.organisation.queries import superior_of
from liant.modules.organisation.rights.tabs import Rights
from liant.modules.organisation.tabs import Employees, Holders, Subunits


@register
class EmployeeEntity(Entity):
    """Our own people."""

    model = Employee
    slug = "employees"
    icon = "user"
    place = Place.ADMINISTRATION
    columns = (NameColumn(), "job_title", "unit", "roles", "email", "phone", "is_active")
    filters = ("unit", "roles", "is_active")
    offered = {"is_active": "1"}
    fields = (
        (_("Person"), ("given_name", "family_name", "email", "phone")),
        (_("Work"), ("job_title", "unit", "roles", "is_active")),
    )
    imports = imports.EMPLOYEE

    def badge(self, record: Any) -> str:
        """Who has left is told at once."""
        return "" if record.is_active else str(_("No longer works here"))

    def secondary(self, records: list[Any]) -> list[str]:
        """What they do, and where."""
        units = captions(Unit, (record.unit_id for record in records))
        return [" · ".join(filter(None, (record.job_title, units[record.unit_id]))) for record in records]

    def glance(self, record: Any) -> list[Fact]:
        """Whom they report to and what they manage."""
        superior, managed = superior_of(record), Unit.objects.filter(manager=record)
        facts = [Fact(str(_("Reports to")), str(superior), self.url(superior.pk))] if superior else []
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
    sheets = (Sheet(_("Organisation chart"), "hierarchy-2", "organisation:chart"),)
    imports = imports.UNIT

    def badge(self, record: Any) -> str:
        """Company, division, department or team."""
        return capfirst(str(record.get_kind_display()))

    def secondary(self, records: list[Any]) -> list[str]:
        """What they are a part of."""
        above = captions(Unit, (record.parent_id for record in records))
        return [above.get(record.parent_id, "") for record in records]


@register
class RoleEntity(Entity):
    """What may be given to employees."""

    model = Role
    slug = "roles"
    icon = "shield"
    place = Place.ADMINISTRATION
    is_short = True
    columns = (
        "caption", TallyColumn(_("employees"), RoleAssignment, "role", employee__is_active=True), "created_at",
    )  # fmt: skip
    fields = ((_("Role"), ("name", "requires_second_factor")),)
    tabs = (Rights, Holders, History)


def _url_of(unit: Unit) -> str | None:
    entity = entity_of(Unit)
    return entity.url(unit.pk) if entity else None

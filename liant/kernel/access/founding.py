"""The first day of a company: its root unit, the role that may do everything, the first employee with a login."""

from itertools import product
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import connections, transaction
from django.utils.translation import gettext as _

from liant.kernel.access.models import Action, Employee, Grant, Private, Role, RoleAssignment, Scope, Unit, User
from liant.kernel.access.models.roles import AUDIT
from liant.kernel.access.tables import protected_models

# Nobody is there yet to act: the owner of the database founds the company.
OWNER = "owner"


class Company(NamedTuple):
    """A company on its first day: itself, its first employee, and that employee's login."""

    unit: Unit
    employee: Employee
    login: User


def root_unit() -> Unit | None:
    """The company that this installation serves; None before its first day."""
    return Unit.objects.using(OWNER).filter(parent=None).order_by("pk").first()


def draft_company(name: str, *, given_name: str, family_name: str, email: str) -> Company:
    """A company as it shall be, not saved yet and its login without a password; raises ValidationError by field."""
    unit = Unit(name=name.strip(), kind=Unit.Kind.COMPANY)
    address = User.objects.normalize_email(email.strip()).lower()
    employee = Employee(given_name=given_name.strip(), family_name=family_name.strip(), email=address)
    login = User(email=address)
    unit.clean_fields()
    login.clean_fields(exclude=["password"])
    employee.clean_fields(exclude=["unit"])
    return Company(unit, employee, login)


def found_company(company: Company) -> None:
    """Save a drafted company, all or nothing; its employee manages it and may do everything (RES-01, SEC-02).

    Raises ValidationError when there is a company already.
    """
    unit, employee, login = company
    with transaction.atomic(OWNER), connections[OWNER].cursor() as cursor:
        # Whoever founds at the same time waits here and then finds this company.
        cursor.execute("LOCK TABLE access_unit IN SHARE ROW EXCLUSIVE MODE")
        if there := root_unit():
            raise ValidationError(_("This installation has its company already: %(company)s.") % {"company": there})
        cursor.execute("SELECT history.begin('create')")
        unit.save(using=OWNER)
        employee.unit = unit
        employee.save(using=OWNER)
        unit.manager = employee
        unit.save(using=OWNER)
        RoleAssignment.objects.using(OWNER).create(employee=employee, role=_role_for_everything())
        login.employee = employee
        login.save(using=OWNER)


def _role_for_everything() -> Role:
    role = Role.objects.using(OWNER).create(name=_("administrator"), requires_second_factor=True)
    entities = sorted({model.entity_name() for model in protected_models() if not issubclass(model, Private)})
    rights = [*product(entities, Action), AUDIT]
    Grant.objects.using(OWNER).bulk_create(
        Grant(role=role, entity=entity, action=action, scope=Scope.ALL) for entity, action in rights
    )
    return role

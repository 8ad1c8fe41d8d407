"""Writes the demonstration company into the database: chart, equipment, roles, logins, contacts, then activities."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import connections, transaction
from django.db.models import Model
from django.utils.timezone import localdate

from liant.demo.activities import Span, load
from liant.demo.characteristics import OF_CONTACTS, insert_values, make_characteristics
from liant.demo.chart import DOMAIN, PASSWORD, Chart, chart
from liant.demo.equipment import equipment
from liant.demo.loading_contacts import load_contacts
from liant.kernel.access.models import Employee, RoleAssignment, Unit, User
from liant.modules.organisation.founding import make_roles
from liant.modules.organisation.models import Equipment, EquipmentKind

OWNER = "owner"
ACTIVITIES = 20_000
Row = TypeVar("Row", bound=Model)


def load_company(seed: int, language: str) -> None:
    """Chart, roles, logins, contacts, activities in one transaction, unless there is a company already."""
    if Employee.objects.using(OWNER).exists():
        return
    plan = chart(seed)
    with transaction.atomic(OWNER):
        with connections[OWNER].cursor() as cursor:
            cursor.execute("SELECT history.begin('create')")
        units = _load_units(plan, language)
        employees = _load_employees(plan, units, language)
        _load_equipment(units, language)
        _load_roles(plan, employees, language)
        _load_logins(plan, employees)
        load_contacts(seed, plan, units, employees, language, using=OWNER)
        _load_characteristics(language)
        _load_activities(language)
        with connections[OWNER].cursor() as cursor:
            cursor.execute("SELECT search.learn_words()")


def insert(model: type[Row], rows: Iterable[Any]) -> list[Row]:
    """Insert rows through the owner's connection; the triggers fill in locks and search words."""
    return model._default_manager.using(OWNER).bulk_create(rows, batch_size=2000)


def _load_units(plan: Chart, language: str) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for seed in plan.units:
        unit = Unit(name=seed.names[language], kind=seed.kind, parent=units.get(seed.parent))
        unit.save(using=OWNER)
        units[seed.key] = unit
    return units


def _load_employees(plan: Chart, units: dict[str, Unit], language: str) -> list[Employee]:
    employees = insert(
        Employee,
        (
            Employee(
                given_name=seed.given_name, family_name=seed.family_name, job_title=seed.job_titles[language],
                unit=units[seed.unit], email=seed.email, phone=seed.phone,
            )
            for seed in plan.employees
        ),
    )  # fmt: skip
    for seed in plan.units:
        units[seed.key].manager = employees[seed.manager]
    Unit.objects.using(OWNER).bulk_update(units.values(), ["manager"])
    return employees


def _load_equipment(units: dict[str, Unit], language: str) -> None:
    names = dict.fromkeys(seed.kinds[language] for seed in equipment())
    kinds = {kind.name: kind for kind in insert(EquipmentKind, (EquipmentKind(name=name) for name in names))}
    insert(
        Equipment,
        (
            Equipment(
                name=seed.names[language], kind=kinds[seed.kinds[language]], unit=units[seed.unit], number=seed.number,
                place=seed.place, seats=seed.seats,
            )
            for seed in equipment()
        ),
    )  # fmt: skip


def _load_roles(plan: Chart, employees: list[Employee], language: str) -> None:
    roles = make_roles(plan.roles, language, using=OWNER)
    insert(
        RoleAssignment,
        (
            RoleAssignment(employee=employee, role=roles[key])
            for employee, seed in zip(employees, plan.employees, strict=True)
            for key in seed.roles
        ),
    )


def _load_logins(plan: Chart, employees: list[Employee]) -> None:
    for seed in plan.logins:
        employee, language = employees[seed.employee], plan.employees[seed.employee].language
        email = f"{seed.username}@{DOMAIN}"
        User.objects.db_manager(OWNER).create_user(email, PASSWORD, employee=employee, language=language)


def _load_characteristics(language: str) -> None:
    made = make_characteristics(language, using=OWNER)
    with connections[OWNER].cursor() as cursor:
        cursor.execute(insert_values(OF_CONTACTS), made.needed)


def _load_activities(language: str) -> None:
    """Those of the last year and the coming month: whenever somebody looks at it, the company is at work."""
    with connections[OWNER].cursor() as cursor:
        load(cursor, ACTIVITIES, Span(localdate(), before=365, after=30), language)

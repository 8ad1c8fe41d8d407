"""Fields and parts kept from employees in tests, and what these get by plain SQL."""

from django.db import connection

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, FieldLimit, Role


def limit(employee: Employee, level: str, *names: str, by: Employee) -> None:
    """Have all roles of an employee limit these fields or parts of contacts."""
    with enter(by.pk):
        for role in Role.objects.filter(assignments__employee=employee):
            for name in names:
                FieldLimit.objects.create(role=role, entity="contact", field=name, level=level)


def read(employee: Employee, query: str) -> list[tuple[object, ...]]:
    """What an employee gets by plain SQL."""
    with enter(employee.pk), connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())

"""The users whose screens are measured: each sees another part of the contacts."""

from liant.demo.chart import DOMAIN
from liant.kernel.access.models import Employee, User

LOGINS = {"director": "director", "head": "head", "salesperson": "cluj", "telemarketing": "telemarketing"}


def people() -> dict[str, Employee]:
    """The employees by what they are."""
    return {name: employee_of(login) for name, login in LOGINS.items()}


def employee_of(login: str) -> Employee:
    """Who has that login."""
    employee = User.objects.get(email=f"{login}@{DOMAIN}").employee_id
    return Employee.objects.using("owner").select_related("unit").get(pk=employee)

"""The cast: five employees of a small company, each seeing a different part of it.

Company (Dora, director: all)
├── Sales (Eleni, head: unit and below)
│   ├── North (Anna, salesperson: own)
│   └── South (Boris, salesperson: own; Irina, assistant: unit)
└── Service (Omar, technician: unit; he must see nothing of Sales)
"""

from dataclasses import dataclass

from liant.kernel.access.models import Action, Employee, Grant, Role, RoleAssignment, Scope, Unit, User
from liant.kernel.access.tables import protected_models

PASSWORD = "correct horse battery"


@dataclass(frozen=True)
class Cast:
    """The employees by name."""

    dora: Employee
    eleni: Employee
    anna: Employee
    boris: Employee
    irina: Employee
    omar: Employee

    def everyone(self) -> list[Employee]:
        """All six."""
        return [self.dora, self.eleni, self.anna, self.boris, self.irina, self.omar]


def load_cast(using: str) -> None:
    """Write the company through the owner's connection."""
    company = _unit("Company", None, using)
    sales, service = _unit("Sales", company, using), _unit("Service", company, using)
    north, south = _unit("North", sales, using), _unit("South", sales, using)
    roles = {scope: _role(scope, using) for scope in Scope if scope != Scope.GROUP}
    _employee("Dora", "Director", company, roles[Scope.ALL], using)
    _employee("Eleni", "Head", sales, roles[Scope.BELOW], using)
    _employee("Anna", "North", north, roles[Scope.OWN], using)
    _employee("Boris", "South", south, roles[Scope.OWN], using)
    _employee("Irina", "South", south, roles[Scope.UNIT], using)
    _employee("Omar", "Service", service, roles[Scope.UNIT], using)


def the_cast() -> Cast:
    """The employees as the database holds them; needs no one to have entered."""
    users = User.objects.filter(email__endswith="@cast.example").order_by("email")
    return Cast(**{user.email.partition("@")[0]: Employee(pk=user.employee_id) for user in users})


def _unit(name: str, parent: Unit | None, using: str) -> Unit:
    return Unit.objects.using(using).create(name=name, parent=parent)


def _role(scope: Scope, using: str) -> Role:
    role = Role.objects.using(using).create(name=f"Scope {scope}")
    # Only a right on everything lets one read all of history: of the cast, Dora's.
    entities = sorted({model.entity_name() for model in protected_models()} | {"audit"})
    Grant.objects.using(using).bulk_create(
        Grant(role=role, entity=entity, action=action, scope=scope) for entity in entities for action in Action
    )
    return role


def _employee(given_name: str, family_name: str, unit: Unit, role: Role, using: str) -> None:
    employee = Employee.objects.using(using).create(given_name=given_name, family_name=family_name, unit=unit)
    RoleAssignment.objects.using(using).create(employee=employee, role=role)
    email = f"{given_name.lower()}@cast.example"
    User.objects.db_manager(using).create_user(email, PASSWORD, employee=employee)

"""One contact: its history; made, changed, deleted."""

from collections.abc import Callable, Iterator

from bench.harness import Bench
from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.history.reading import record_history
from liant.modules.contacts.models import Contact

BUDGET = 50
VALUES = {"kind": "account", "name": "Hotel Bistrița SRL", "is_customer": True}
PARTS = {
    "phones": [{"kind": "work", "number": "0264 123 456", "is_default": True}],
    "emails": [{"address": "office@bistrita.example", "is_default": True}],
    "addresses": [{"city": "Cluj-Napoca", "is_default": True}],
}


def benches(people: dict[str, Employee]) -> Iterator[Bench]:
    """What changes a contact, as who may do all of it."""
    for user in ("director", "salesperson"):
        employee = people[user]
        for name, work in _works(employee).items():
            yield Bench(f"contact: {name}", user, employee.pk, BUDGET, work)


def _works(employee: Employee) -> dict[str, Callable[[], object]]:
    made: list[Contact] = []

    def create() -> None:
        made.append(commands.create(Contact, VALUES, PARTS, by=employee))

    def change() -> None:
        commands.change(made[0], {"notes": f"{made[0].notes}."}, by=employee)
        made[0].notes += "."

    def history() -> None:
        with enter(employee.pk):
            record_history(made[0])

    def delete() -> None:
        commands.delete(made.pop(), by=employee)

    return {"create": create, "change": change, "history": history, "delete": delete}

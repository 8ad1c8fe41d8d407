"""Search as you type (CON-23)."""

from collections.abc import Iterator

from bench.harness import Bench
from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity.hits import find
from liant.modules.contacts.models import Contact

BUDGET = 50


def benches(people: dict[str, Employee]) -> Iterator[Bench]:
    """Every kind of typing as every user."""
    for user, employee in people.items():
        for name, text in _typings(employee).items():
            yield _bench(f"search: {name}", user, employee, text)


def _typings(employee: Employee) -> dict[str, str]:
    """What is typed, by its name; words of a contact that the employee sees."""
    with enter(employee.pk):
        person = Contact.objects.filter(kind="person").order_by("-id")[1000]
        phone, email = person.phones.get().national, person.emails.get().address
    family, given = person.family_name, person.given_name
    return {
        "one letter": "p",
        "common prefix": "pop",
        "common name": "popescu",
        "rare word": "clerina",
        "full name": f"{family} {given}",
        "two beginnings": f"{given[:3]} {family[:3]}",
        "name and town": "popescu cluj",
        "phone, 5 digits": phone[:5],
        "phone, 7 digits": phone[:7],
        "phone": phone,
        "e-mail": email,
        "typo": "popesuc",
        "two words, typo": "marai popescu",
        "nothing like it": "xqzvkw",
    }


def _bench(name: str, user: str, employee: Employee, text: str) -> Bench:
    def work() -> None:
        with enter(employee.pk):
            find(text)

    return Bench(name, user, employee.pk, BUDGET, work)

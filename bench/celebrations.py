"""Who celebrates today and this week: of one's own contacts, and of all that one sees."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from bench.harness import Bench
from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.modules.celebrations.asking import contacts_of
from liant.modules.celebrations.models import Whose
from liant.modules.celebrations.occasions import Window, occasions
from liant.modules.celebrations.rows import rows

BUDGET = 100
# A day like others, and the one on which most people celebrate.
DAYS = {"a day": date(2027, 3, 10), "15 August": date(2027, 8, 15), "7 January": date(2027, 1, 7)}
CALENDARS = ("ro-orthodox", "ro-catholic", "gr-orthodox")


def benches(people: dict[str, Employee]) -> Iterator[Bench]:
    """Each day and a week, as every user."""
    for user, employee in people.items():
        for whose in (Whose.MINE, Whose.ALL):
            for name, day in DAYS.items():
                yield _bench(f"celebrations: {name}, {whose}", user, employee, whose, day, 1)
            yield _bench(f"celebrations: a week, {whose}", user, employee, whose, DAYS["a day"], 7)


def _bench(name: str, user: str, employee: Employee, whose: Whose, first: date, days: int) -> Bench:
    return Bench(
        name,
        user,
        employee.pk,
        BUDGET,
        partial(_shown, employee, whose, Window(first, first + timedelta(days=days - 1))),
    )


def _shown(employee: Employee, whose: Whose, window: Window) -> object:
    with enter(employee.pk):
        return rows(occasions(contacts_of(whose, employee), window, CALENDARS))

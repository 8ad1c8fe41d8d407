"""The organisation chart of a company of 300 units and 2,000 employees."""

from collections.abc import Iterator

from django.db import connections

from bench.harness import Bench
from bench.pages import PAGE, client_of, get
from bench.people import employee_of
from liant.kernel.access.actor import enter
from liant.kernel.access.days import today
from liant.kernel.access.models import Employee, Unit
from liant.modules.organisation.chart.moving import move

UNITS, EMPLOYEES = 300, 2000
PARTS = 5  # of each unit
MOVE = 2000


def benches(people: dict[str, Employee]) -> Iterator[Bench]:
    """The page as it opens, one unit of it, what one looks for; a unit moved there and back."""
    units = _company()
    keeper = employee_of("administrator")
    client = client_of(keeper)
    paths = {
        "all units": "/chart/",
        "opened": f"/chart/?open=unit-{units[-1].pk}",
        "employees of a unit": f"/chart/staff/{units[-1].pk}/",
        "search": "/chart/find/?q=pop",
        "where a unit can't go": f"/chart/refused/?unit={units[1].pk}",
        "API": "/api/chart/",
    }
    for name, path in paths.items():
        yield Bench(f"chart: {name}", "administrator", keeper.pk, PAGE, lambda path=path: get(client, path))
    numbers = [units[place].pk for place in (-1, 2, 3)]
    yield Bench("chart: move a unit", "administrator", keeper.pk, MOVE, lambda: _move(*numbers, keeper))


def _move(number: int, here: int, there: int, keeper: Employee) -> None:
    with enter(keeper.pk):
        day, unit = today(), Unit.objects.get(pk=number)
        to = Unit.objects.get(pk=there if unit.parent_id == here else here)
    move(unit, to, day, by=keeper)


def _company() -> list[Unit]:
    """The units that make the chart that large, made where they are missing; the first of them is above all others."""
    there = Unit.objects.using("owner")
    made = [there.get_or_create(name="Bench 0", parent=None)[0]]
    for number in range(1, UNITS):
        parent = made[(number - 1) // PARTS]
        made.append(there.get_or_create(name=f"Bench {number}", defaults={"parent": parent})[0])
    employees = Employee.objects.using("owner")
    lacking = EMPLOYEES - employees.filter(unit__in=made).count()
    employees.bulk_create(
        Employee(given_name="Ana", family_name=f"Pop {number}", job_title="Agent", unit=made[number % UNITS])
        for number in range(lacking)
    )
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE access_unit, access_placement, access_employee, access_post")
    return made

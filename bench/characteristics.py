"""Characteristics: a list filtered and sorted by one, a condition that asks for some (CON-12)."""

from collections.abc import Iterator
from typing import Any

from bench.criteria import COUNT, bench_of_condition
from bench.harness import Bench
from bench.lists import PAGE, bench_of_list, count_of, rows_of
from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.characteristics.definitions import by_address
from liant.modules.contacts.models import Contact

TURNOVER, INDUSTRY, HOBBIES = (f"characteristics.{key}" for key in ("turnover", "industry", "hobbies"))


def benches(people: dict[str, Employee]) -> Iterator[Bench]:
    """Each list and condition as each user."""
    for user, employee in people.items():
        with enter(employee.pk):
            retail, chess = _choice(INDUSTRY, "Retail"), _choice(HOBBIES, "Chess")
        lists = {
            "industry": f"{INDUSTRY}={retail}",
            "turnover": f"{TURNOVER}.from=80000000",
            "by turnover": f"sort=-{TURNOVER}",
            "by industry": f"sort={INDUSTRY}",
            "in a city by turnover": f"city=oradea&sort=-{TURNOVER}",
        }
        for name, query in lists.items():
            yield bench_of_list("contact", f"characteristics: {name}", user, employee, PAGE, query, rows_of)
            yield bench_of_list("contact", f"characteristics: {name}, count", user, employee, COUNT, query, count_of)
        for name, tree in _conditions(retail, chess).items():
            yield bench_of_condition(f"characteristics: {name}", user, employee, tree)


def _conditions(retail: int, chess: int) -> dict[str, Any]:
    cluj = {"field": "addresses.city", "operator": "is", "value": ["Cluj-Napoca"]}
    return {
        "big ones of an industry": {
            "all": [
                {"field": INDUSTRY, "operator": "is", "value": [retail]},
                {"field": TURNOVER, "operator": "at_least", "value": 10_000_000},
            ]
        },
        "a hobby in a city": {"all": [cluj, {"field": HOBBIES, "operator": "is", "value": [chess]}]},
        "customers whose industry is not known": {
            "all": [
                {"field": "is_customer", "operator": "is", "value": True},
                {"field": INDUSTRY, "operator": "empty"},
            ]
        },
    }


def _choice(address: str, name: str) -> int:
    found = by_address(Contact)[address].choice_called(name)
    assert found is not None
    return int(found.pk)

"""Conditions: how many contacts fit the five that people ask for most (GEN-02)."""

from collections.abc import Iterator
from typing import Any

from bench.harness import Bench
from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.criteria.reading import read
from liant.kernel.entity.counting import count
from liant.modules.activities.models import ActivityType
from liant.modules.contacts.models import Category, Contact

COUNT = 300


def benches(people: dict[str, Employee]) -> Iterator[Bench]:
    """Each condition counted as each user."""
    for user, employee in people.items():
        with enter(employee.pk):
            conditions = _conditions()
        for name, tree in conditions.items():
            yield bench_of_condition(f"criteria: {name}", user, employee, tree)


def _conditions() -> dict[str, Any]:
    meeting = ActivityType.objects.order_by("pk").values_list("pk", flat=True)[0]
    hotels = Category.objects.get(name="Hotels").pk
    accounts = {"field": "kind", "operator": "is", "value": ["account"]}
    cluj = {"field": "addresses.city", "operator": "is", "value": ["Cluj-Napoca"]}
    customers = {"field": "is_customer", "operator": "is", "value": True}
    last_90 = {"operator": "in_the_last", "value": {"days": 90}}
    meetings = {"field": "type", "operator": "is", "value": [meeting]}
    return {
        "customers in a city": {"all": [customers, cluj]},
        "accounts in a city without a meeting in 90 days": {
            "all": [accounts, cluj, {"related": "activities", "quantity": "none", "where": meetings, "within": last_90}]
        },
        "mine without anything planned": {
            "all": [
                {"field": "owner", "operator": "is", "value": ["me"]},
                {"related": "activities", "quantity": "none", "within": {"operator": "in_period", "value": "coming"}},
            ]
        },
        "new this month in a category": {
            "all": [
                {"field": "created_at", "operator": "in_period", "value": "this-month"},
                {"field": "categories", "operator": "within", "value": [hotels]},
            ]
        },
        "customers in a city without e-mail": {
            "all": [customers, cluj, {"field": "emails.address", "operator": "empty"}]
        },
    }


def bench_of_condition(name: str, user: str, employee: Employee, tree: Any) -> Bench:
    """How many contacts fit a condition."""

    def work() -> None:
        with enter(employee.pk):
            count(Contact.objects.filter(read(Contact, tree).q()))

    return Bench(name, user, employee.pk, COUNT, work)

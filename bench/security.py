"""What row security costs, on the real schema: python -m bench.security. Exit status 1 where it is over its figure.

The queries behind the screens by which locks and keys were chosen, without security (as the owner) and as an employee
who has entered; a figure is twice what was measured then at a million contacts and ten million activities. Sales and
characteristics are not there yet: activities and filters stand for them.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Column, Table

from bench.database import measured_database

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from liant.kernel.access.models import Employee

TOLERANCE, RUNS = 2, 11


@dataclass(frozen=True)
class Screen:
    """A query, who asks, and what it took when locks and keys were chosen: without security, and with them."""

    name: str
    user: str
    bare: float
    keyed: float
    query: "Callable[[str], QuerySet[Any]]"


@dataclass(frozen=True)
class Finding:
    """What a screen takes now, in milliseconds."""

    screen: Screen
    bare: float
    keyed: float

    @property
    def is_over(self) -> bool:
        """Whether the secured query takes more than twice what it took."""
        return self.keyed > self.screen.keyed * TOLERANCE


def screens() -> Iterator[Screen]:
    """The rows of the table; a query is given the database connection to use."""
    from django.db.models import Count

    from liant.modules.activities.models import Activity
    from liant.modules.contacts.models import Contact

    contact = Activity.objects.using("owner").exclude(contact=None).order_by("-id").values_list("contact", flat=True)[0]

    def open_ones(using: str) -> "QuerySet[Any]":
        return Activity.objects.using(using).filter(status="planned").order_by().values("type").annotate(Count("id"))

    yield Screen("first page by name", "head", 0.2, 1.1, lambda using: _page(_contacts(using), "sort_key", "id"))
    yield Screen("exact count", "head", 26, 46, lambda using: _count(Contact.objects.using(using)))
    yield Screen("search, rare words", "head", 11, 84, lambda using: _count(_contacts(using, "q=clerina")))
    yield Screen(
        "two rare filters", "head", 15, 86, lambda using: _count(_contacts(using, "city=oradea&is_supplier=1"))
    )
    yield Screen("timeline of a contact", "head", 0.3, 0.3, lambda using: _page(
        Activity.objects.using(using).filter(contact=contact), "-starts_at", "-id"
    ))  # fmt: skip
    yield Screen("open activities by type", "head", 27, 52, open_ones)
    yield Screen("open activities by type", "salesperson", 28, 6, open_ones)
    yield Screen("open activities by type", "director", 28, 27, open_ones)


def _contacts(using: str, parameters: str = "") -> "QuerySet[Any]":
    from django.http import QueryDict

    from liant.kernel.entity.listing import Listing
    from liant.kernel.entity.registry import entity_named

    found: QuerySet[Any] = Listing(entity_named("contact"), QueryDict(parameters)).records
    return found.using(using)


def _page(records: "QuerySet[Any]", *order: str) -> "QuerySet[Any]":
    return records.order_by(*order).values_list("id", "caption")[:50]


def _count(records: "QuerySet[Any]") -> "QuerySet[Any]":
    from django.db.models import Count, Value

    # As `count` asks, but as a query that can be explained.
    return records.order_by().annotate(every=Value(1)).values("every").annotate(Count("pk"))


def findings(people: "dict[str, Employee]") -> Iterator[Finding]:
    """Every screen, measured within one transaction of who asks: entering is not part of the query."""
    from liant.kernel.access.actor import enter

    for screen in screens():
        with enter(people[screen.user].pk):
            yield Finding(screen, milliseconds(screen.query("owner")), milliseconds(screen.query("default")))


def milliseconds(query: "QuerySet[Any]") -> float:
    """What the database takes to plan and run a query, by its own clock: the median after a first run."""
    return median([_run(query) for _time in range(RUNS + 1)][1:])


def _run(query: "QuerySet[Any]") -> float:
    (plan,) = json.loads(query.explain(format="json", analyze=True, timing=False, summary=True))
    return float(plan["Planning Time"] + plan["Execution Time"])


def report(found: list[Finding]) -> None:
    """Print the table."""
    heads = [Column(head, justify="right") for head in ("no security", "then", "locks and keys", "then")]
    table = Table("screen", "user", *heads, "", box=None)
    for one in found:
        figures = (one.bare, one.screen.bare, one.keyed, one.screen.keyed)
        verdict = f"[red]over {TOLERANCE} times[/red]" if one.is_over else ""
        table.add_row(one.screen.name, one.screen.user, *(f"{figure:,.1f}" for figure in figures), verdict)
    Console(width=120).print(table)


def main() -> int:
    """Measure once."""
    parser = ArgumentParser(prog="python -m bench.security", description="Measures what row security costs.")
    parser.add_argument("--contacts", type=int, default=1_000_000, help="fill the database up to so many (%(default)s)")
    parser.add_argument("--activities", type=int, default=10_000_000, help="and with so many (%(default)s)")
    arguments = parser.parse_args()
    with measured_database(arguments.contacts, arguments.activities):
        from bench.people import people

        found = list(findings(people()))
        report(found)
        return 1 if any(one.is_over for one in found) else 0


if __name__ == "__main__":
    sys.exit(main())

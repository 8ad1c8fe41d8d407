"""Lists: entering and the first page, pages deep down, counts, filters."""

from collections.abc import Callable, Iterator

from django.http import QueryDict

from bench.harness import Bench
from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.registry import entity_named
from liant.modules.contacts.models import Category, Contact

PAGE, COUNT, EXACT = 50, 50, 250
DEEP = 0.6  # of the records lie before the deep page


def benches(people: dict[str, Employee]) -> Iterator[Bench]:
    """Every list as every user."""
    for user, employee in people.items():
        for name, query in _lists(employee).items():
            yield bench_of_list("contact", f"list: {name}", user, employee, PAGE, query, rows_of)
            yield bench_of_list("contact", f"count: {name}", user, employee, COUNT, query, count_of)
        yield bench_of_list("contact", "count: all, exact", user, employee, EXACT, "count=exact", count_of)


def _lists(employee: Employee) -> dict[str, str]:
    """The parameters of each list by its name."""
    with enter(employee.pk):
        category = Category.objects.get(name="Hotels").pk
        deep = _deep_page(employee)
    return {
        "first page by name": "",
        "deep page": f"after={deep}",
        "newest first": "sort=-created_at",
        "category": f"categories={category}",
        "city": "city=cluj",
        "owner": f"owner={employee.pk}",
        "kind": "kind=branch",
        "kind and city": "kind=account&city=oradea",
        "customers": "is_customer=1",
        "search pop": "q=pop",
        "search rare": "q=clerina",
    }


def _deep_page(employee: Employee) -> str:
    listing = Listing(entity_named("contact"), QueryDict())
    records = listing.order.apply(Contact.objects.all())
    return listing.order.key(records[int(records.count() * DEEP)])


def rows_of(listing: Listing) -> object:
    """A page of it."""
    return listing.rows()


def count_of(listing: Listing) -> object:
    """How many there are."""
    return listing.count


def bench_of_list(
    entity: str, name: str, user: str, employee: Employee, budget: float, query: str, ask: Callable[[Listing], object]
) -> Bench:
    """What is asked of an entity's list with these parameters, within so many milliseconds."""

    def work() -> None:
        with enter(employee.pk):
            ask(Listing(entity_named(entity), QueryDict(query)))

    return Bench(name, user, employee.pk, budget, work)

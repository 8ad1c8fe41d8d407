"""Who is connected to whom around a contact with 2,000 others around it (CON-08)."""

from collections.abc import Iterator
from functools import partial

from django.db import connections

from bench.harness import Bench
from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.modules.contacts.models import Contact, Relation, RelationType
from liant.modules.contacts.relations.graph.reading import graph_around

BUDGET = 100
NEIGHBOURS = 2_000


def benches(people: dict[str, Employee]) -> Iterator[Bench]:
    """As every user, around a contact of the salesperson."""
    middle = _crowded(people["salesperson"])
    for user, employee in people.items():
        yield Bench("connections: of 2,000", user, employee.pk, BUDGET, partial(_drawn, employee, middle))


def _crowded(owner: Employee) -> Contact:
    """The salesperson's first contact, related to 2,000 others from the first time on."""
    contacts = Contact.objects.using("owner").order_by("id")
    middle: Contact = contacts.filter(owner=owner).defer("search")[0]
    kind = RelationType.objects.using("owner").filter(from_kinds="any", to_kinds="any").order_by("id")[0]
    if not Relation.objects.using("owner").filter(other=middle, type=kind).exists():
        with connections["owner"].cursor() as cursor:
            cursor.execute("SELECT history.begin('create')")
        others = contacts.exclude(pk=middle.pk).values_list("pk", flat=True)[:NEIGHBOURS]
        rows = (Relation(contact_id=number, other=middle, type=kind) for number in others)
        Relation.objects.using("owner").bulk_create(rows, batch_size=500)
    return middle


def _drawn(employee: Employee, middle: Contact) -> object:
    with enter(employee.pk):
        return graph_around(middle)

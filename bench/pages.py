"""Whole pages over HTTP, as Django's test client gets them: the server's time, without the network's."""

from collections.abc import Iterator
from itertools import accumulate

from django.test import Client

from bench.harness import Bench
from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, User
from liant.modules.contacts.models import Category, Contact, Function

PAGE, EXPORT = 100, 30_000
EXPORTED = 100_000


def benches(people: dict[str, Employee]) -> Iterator[Bench]:
    """Every page as every user, and a large file as who sees enough."""
    for user, employee in people.items():
        yield from benches_of_pages("page", user, employee, _paths(employee))
    director = people["director"]
    client = client_of(director)
    yield Bench("export: 100,000 rows, CSV", "director", director.pk, EXPORT, lambda: _export(client))


def benches_of_pages(kind: str, user: str, employee: Employee, paths: dict[str, str]) -> Iterator[Bench]:
    """Each of these pages by its name."""
    client = client_of(employee)
    for name, path in paths.items():
        yield Bench(f"{kind}: {name}", user, employee.pk, PAGE, lambda path=path: get(client, path))


def _paths(employee: Employee) -> dict[str, str]:
    with enter(employee.pk):
        person = Contact.objects.filter(kind="person").order_by("id")[1000]
        account = Contact.objects.filter(kind="account").order_by("id")[1000]
        category = Category.objects.order_by("id")[0]
        function = Function.objects.order_by("id")[0]
    return {
        "home": "/",
        "contacts": "/contacts/",
        "contacts in Cluj": "/contacts/?city=cluj",
        "contacts, searched": "/contacts/?q=pop",
        "contacts in a city, by two columns": "/contacts/?city=oradea&sort=owner,-created_at&column=owner",
        "contacts in a city, in groups": "/contacts/?city=oradea&group=owner&column=characteristics.turnover",
        "own contacts, in groups": f"/contacts/?owner={employee.pk}&group=kind",
        "contacts on a map": "/contacts/?show=map",
        "contacts on a map, closer": "/contacts/?show=map&box=45,25,47,28",
        "own contacts on a map": f"/contacts/?show=map&owner={employee.pk}",
        "columns of contacts": "/contacts/display/",
        "search": "/search/?q=pop",
        "options": "/contacts/options/?q=pop&kind=account",
        "account": f"/contacts/{account.pk}/",
        "people of an account": f"/contacts/{account.pk}/people/",
        "timeline of an account": f"/contacts/{account.pk}/timeline/",
        "person": f"/contacts/{person.pk}/",
        "history": f"/contacts/{person.pk}/history/",
        "new person": "/contacts/new/?kind=person",
        "API": "/api/contacts/",
        "employees": "/employees/",
        "contacts of a category": f"/categories/{category.pk}/contacts/",
        "people of a function": f"/functions/{function.pk}/",
    }


def client_of(employee: Employee) -> Client:
    """A browser without scripts in which an employee is signed in."""
    client = Client()
    client.force_login(User.objects.get(employee_id=employee.pk))
    return client


def get(client: Client, path: str) -> None:
    """Ask for a page that must be there."""
    response = client.get(path)
    assert response.status_code == 200, f"{path}: {response.status_code}"


def _export(client: Client) -> None:
    response = client.get("/contacts/export/")
    lines = accumulate(chunk.count(b"\n") for chunk in response.streaming_content)
    assert any(line > EXPORTED for line in lines)
    response.close()

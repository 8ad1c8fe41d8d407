"""Ten million activities: the lists that people work from, their pages, and those on other records' pages."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.timezone import localdate

from bench.harness import Bench
from bench.lists import COUNT, PAGE, bench_of_list, count_of, rows_of
from bench.pages import benches_of_pages
from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.modules.activities.models import Activity, ActivityType
from liant.modules.contacts.models import Contact


def benches(people: dict[str, Employee]) -> Iterator[Bench]:
    """Every list and page as every user."""
    for user, employee in people.items():
        for name, query in _lists(employee).items():
            for kind, budget, ask in (("list", PAGE, rows_of), ("count", COUNT, count_of)):
                yield bench_of_list("activity", f"activities, {kind}: {name}", user, employee, budget, query, ask)
        yield from benches_of_pages("activities, page", user, employee, _paths(employee))


def _lists(employee: Employee) -> dict[str, str]:
    """The parameters of each list by its name."""
    with enter(employee.pk):
        call = ActivityType.objects.order_by("id")[0].pk
        contact = Activity.objects.exclude(contact=None).order_by("-starts_at").values_list("contact", flat=True)[100]
    return {
        "first page": "",
        "my open ones": f"owner={employee.pk}&status=planned&sort=starts_at",
        "open ones": "status=planned&sort=starts_at",
        "open ones of my unit": f"unit={employee.unit_id}&status=planned&sort=starts_at",
        "overdue": "status=planned&when=past&sort=starts_at",
        "today": "when=today&sort=starts_at",
        "next week, open": "when=next-week&status=planned&sort=starts_at",
        "of a type": f"type={call}",
        "of an owner": f"owner={employee.pk}",
        "who takes part": f"employees={employee.pk}",
        "of a contact": f"contact={contact}",
        "search, common": "q=oferta",
        "search, two words": "q=contract negociere",
        "by subject": "sort=caption",
    }


def _paths(employee: Employee) -> dict[str, str]:
    with enter(employee.pk):
        activity = Activity.objects.exclude(contact=None).order_by("-starts_at")[1000]
        contact = Contact.objects.filter(kind="account").order_by("id")[1000].pk
    return {
        "list": "/activities/",
        "my open ones": f"/activities/?owner={employee.pk}&status=planned&sort=starts_at",
        "activity": f"/activities/{activity.pk}/",
        "history": f"/activities/{activity.pk}/history/",
        "new": f"/activities/new/?contact={contact}",
        "of a contact": f"/contacts/{contact}/activities/",
        "of an employee": f"/employees/{employee.pk}/activities/",
        "board": "/activities/?show=board",
        "board of my unit by type": f"/activities/?show=board&by=type&unit={employee.unit_id}",
        "board of my own": f"/activities/?show=board&owner={employee.pk}&sort=starts_at",
        "calendar, month": "/activities/?show=calendar",
        "calendar, month a year ago": f"/activities/?show=calendar&day={localdate() - timedelta(days=365)}",
        "calendar, month of my unit": f"/activities/?show=calendar&unit={employee.unit_id}",
        "calendar, month of my own": f"/activities/?show=calendar&owner={employee.pk}",
        "calendar, week of my unit": f"/activities/?show=calendar&span=week&unit={employee.unit_id}",
        "search": "/search/?q=oferta",
        "API": "/api/activities/",
    }

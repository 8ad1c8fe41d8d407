"""What tests of notifications stand on."""

from collections.abc import Callable
from typing import Any

import pytest

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.access.origin import Door, Origin, coming_from
from liant.kernel.notifications.models import Notification
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.jobs import run_jobs
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

SITE = "https://crm.example/"
Happening = Callable[[Callable[[], object]], list[str]]


@pytest.fixture
def record(cast: Cast) -> Contact:
    """Anna's, in North; Eleni, her head, and Dora see it, too."""
    return contact(owner=cast.anna, by=cast.anna)


@pytest.fixture
def happening(django_capture_on_commit_callbacks: Any) -> Happening:
    """Does something, as if by a page of the site, then the jobs that tell of it."""

    def happen(act: Callable[[], object]) -> list[str]:
        with coming_from(Origin(Door.PAGE, site=SITE)), django_capture_on_commit_callbacks(execute=True):
            act()
        return run_jobs("notifications.deliver")

    return happen


def told(employee: Employee) -> list[Notification]:
    """What an employee was told, newest first."""
    with enter(employee.pk):
        return list(Notification.objects.all())

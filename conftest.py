"""Fixtures for every test: the database, the cast, signed-in clients."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils.module_loading import autodiscover_modules

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.characteristics.definitions import defined
from liant.kernel.testing.cast import Cast, load_cast, the_cast
from liant.kernel.testing.database import TEMPLATE, database_of_tests, template_of_tests
from liant.kernel.testing.passwords import QuickHasher

# Most tests that enter a password are about something else than the work of guessing it.
settings.PASSWORD_HASHERS = [f"{QuickHasher.__module__}.{QuickHasher.__name__}"]
# A code counts once and for half a minute; so long no test can wait for the next one.
settings.MFA_TOTP_TOLERANCE = 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files of tests/ come first: they take longest, and no process shall be left with one of them at the end."""
    items.sort(key=lambda item: not item.path.is_relative_to(config.rootpath / "tests"))


@pytest.fixture(scope="session")
def template(django_db_blocker: Any) -> Iterator[str]:
    """The name of a migrated database to copy."""
    with django_db_blocker.unblock(), template_of_tests():
        yield TEMPLATE


@pytest.fixture(scope="session")
def django_db_setup(template: str, django_db_blocker: Any, worker_id: str) -> Iterator[None]:
    """A database made by the owner with the cast in it; tests use it as the application login."""
    autodiscover_modules("samples")
    with django_db_blocker.unblock(), database_of_tests(f"liant_test_{worker_id}"):
        load_cast("owner")
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    """The employees, each with their unit; no one has entered."""
    return _known()


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any, worker_id: str) -> Iterator[Cast]:
    """The cast in a database of its own, in which what a test writes can be seen by other connections."""
    with django_db_blocker.unblock(), database_of_tests(f"liant_test_committed_{worker_id}"):
        load_cast("owner")
        yield _known()
        connection.close()


def _known() -> Cast:
    cast = the_cast()
    with enter(cast.dora.pk):
        for employee in cast.everyone():
            employee.refresh_from_db()
            employee.unit.pk  # noqa: B018  loads the unit while someone may see it
        # Known to the process, as it is soon after its start.
        defined(Employee)
    return cast


@pytest.fixture
def sign_in() -> Callable[[Employee], Client]:
    """A browser without scripts in which an employee is signed in."""

    def client_of(employee: Employee) -> Client:
        from liant.kernel.access.models import User

        client = Client()
        client.force_login(User.objects.get(employee_id=employee.pk))
        return client

    return client_of

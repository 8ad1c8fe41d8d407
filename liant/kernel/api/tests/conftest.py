"""A database whose transactions end: for what two do at once."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from liant.kernel.access.actor import enter
from liant.kernel.testing.cast import Cast, load_cast, the_cast
from liant.kernel.testing.database import database_of_tests


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any, worker_id: str) -> Iterator[Cast]:
    """The cast in a database of its own, in which what a test writes can be seen by other connections."""
    with django_db_blocker.unblock(), database_of_tests(f"liant_test_committed_{worker_id}"):
        load_cast("owner")
        cast = the_cast()
        with enter(cast.dora.pk):
            cast.anna.refresh_from_db()
            cast.anna.unit.pk  # noqa: B018  loads the unit while someone may see it
        yield cast
        connection.close()

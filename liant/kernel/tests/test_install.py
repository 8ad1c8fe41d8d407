"""Functions, policies and triggers come to a database that others use meanwhile."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from django.db import connections

from liant.kernel.access.tables import protected_models
from liant.kernel.install import install
from liant.kernel.testing.database import database_of_tests

OWNER = "owner"
WAITING = "SELECT count(*) FROM pg_locks JOIN pg_class ON oid = relation WHERE relname = %s AND NOT granted"


@pytest.fixture
def another(django_db_setup: None, django_db_blocker: Any, worker_id: str) -> Iterator["psycopg.Connection[Any]"]:
    """A connection of another process to a database made for this test."""
    with (
        django_db_blocker.unblock(),
        database_of_tests(f"liant_install_{worker_id}"),
        psycopg.connect(**connections[OWNER].get_connection_params()) as connection,
    ):
        yield connection


@pytest.mark.req("GEN-05")
def test_a_deadlock_with_who_works_meanwhile_is_no_failure(another: "psycopg.Connection[Any]") -> None:
    first, last = (protected_models()[place]._meta.db_table for place in (0, -1))
    another.execute(f"SELECT FROM {last}")

    with ThreadPoolExecutor() as pool:
        installing = pool.submit(in_thread, install)
        while another.execute(WAITING, [last]).fetchone() == (0,):
            assert not installing.done()
        # It has locked the first table and waits for the last, which we hold and want the first.
        another.execute(f"SELECT FROM {first}")
        another.commit()

        assert installing.result(timeout=60) is None


def in_thread(function: Any) -> Any:
    """Call a function that uses the database, in a thread with connections of its own."""
    try:
        return function()
    finally:
        connections.close_all()

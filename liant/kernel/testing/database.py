"""The test database: made by the owner, used as the application login, exactly as in production."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.core.management import call_command
from django.db import connections

from liant.kernel.install import install

TEMPLATE = "liant_test_template"
# Any numbers will do, as long as they are always the same.
TURN, USERS = 4_210_002, 4_210_003
# Seconds that a busy machine may need until a request is under way.
PATIENCE = 60


@contextmanager
def template_of_tests() -> Iterator[None]:
    """Have a migrated database to copy: the first process of a run makes it, the last one drops it."""
    with psycopg.connect(**connections["owner"].get_connection_params(), autocommit=True) as connection:
        with _turn(connection):
            if _is_unused(connection):
                _make_template()
            connection.execute("SELECT pg_advisory_lock_shared(%s)", [USERS])
        try:
            yield
        finally:
            with _turn(connection):
                connection.execute("SELECT pg_advisory_unlock_shared(%s)", [USERS])
                if _is_unused(connection):
                    _drop(TEMPLATE)


@contextmanager
def database_of_tests(name: str) -> Iterator[None]:
    """A migrated database that all connections use meanwhile."""
    _recreate(name, TEMPLATE)
    try:
        with _used(name):
            install()
            yield
    finally:
        _drop(name)


def until_somebody_waits() -> None:
    """Return when another connection to the database waits for a row that this one holds. Raises TimeoutError."""
    deadline = time.monotonic() + PATIENCE
    waits = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    with connections["owner"].cursor() as cursor:
        while True:
            cursor.execute(waits)
            if cursor.fetchone()[0]:
                return
            if time.monotonic() > deadline:
                raise TimeoutError("Nobody waits for anything.")


def _make_template() -> None:
    # It has no roles yet: they are named after the database that they belong to.
    _recreate(TEMPLATE, "template0")
    with _used(TEMPLATE):
        call_command("migrate", database="owner", verbosity=0, skip_checks=True)


@contextmanager
def _turn(connection: "psycopg.Connection[tuple[bool]]") -> Iterator[None]:
    """One process at a time makes or drops the template."""
    connection.execute("SELECT pg_advisory_lock(%s)", [TURN])
    try:
        yield
    finally:
        connection.execute("SELECT pg_advisory_unlock(%s)", [TURN])


def _is_unused(connection: "psycopg.Connection[tuple[bool]]") -> bool:
    is_unused = connection.execute("SELECT pg_try_advisory_lock(%s)", [USERS]).fetchone() == (True,)
    if is_unused:
        connection.execute("SELECT pg_advisory_unlock(%s)", [USERS])
    return is_unused


@contextmanager
def _used(name: str) -> Iterator[None]:
    """All connections lead to this database meanwhile."""
    original = str(connections["owner"].settings_dict["NAME"])
    _use(name)
    try:
        yield
    finally:
        _use(original)


def _use(name: str) -> None:
    for connection in connections.all():
        connection.close()
    connections["owner"].settings_dict["NAME"] = name
    connections["default"].settings_dict.update({"NAME": name, "USER": f"{name}_app"})


def _recreate(name: str, template: str) -> None:
    _drop(name)
    _execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')


def _drop(name: str) -> None:
    _execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE starts_with(rolname, %s)", [f"{name}_"])
        roles = [row[0] for row in cursor.fetchall()]
    for role in roles:
        _execute(f'DROP ROLE "{role}"')


def _execute(statement: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)

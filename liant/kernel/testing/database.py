"""The test database: made by the owner, used as the application login, exactly as in production."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connections

from liant.kernel.install import install


@contextmanager
def database_of_tests(name: str) -> Iterator[None]:
    """A migrated database that all connections use meanwhile."""
    original = str(connections["owner"].settings_dict["NAME"])
    _recreate(name)
    _use(name)
    call_command("migrate", database="owner", verbosity=0, skip_checks=True)
    install()
    try:
        yield
    finally:
        _use(original)
        _drop(name)


def _use(name: str) -> None:
    for connection in connections.all():
        connection.close()
    connections["owner"].settings_dict["NAME"] = name
    connections["default"].settings_dict.update({"NAME": name, "USER": f"{name}_app"})


def _recreate(name: str) -> None:
    _drop(name)
    _execute(f'CREATE DATABASE "{name}" TEMPLATE template0')


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

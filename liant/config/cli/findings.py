"""What `liant status` finds out about the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# Functions behind operators that row security lets use an index only when they are leakproof.
ALL_LEAKPROOF = """
    SELECT count(*) = 5 FROM pg_proc
     WHERE proleakproof AND proname IN ('arrayoverlap', 'jsonb_contains', 'ts_match_vq', 'right', 'word_list')"""
OLDEST_POSTGRES = 15


@dataclass(frozen=True)
class Finding:
    """One line of the report."""

    name: str
    words: str
    is_in_order: bool = True


def database_findings() -> Iterator[Finding]:
    """Whether the database is there, fits this version, and lets the serving processes in."""
    from django.db import OperationalError, connections

    connection = connections["owner" if "owner" in connections else "default"]
    try:
        connection.ensure_connection()
    except OperationalError as error:
        yield Finding("database", f"can't be reached: {_in_one_line(error)}", is_in_order=False)
        return
    yield Finding("database", "reachable")
    yield _version(connection.alias)
    yield _migrations(connection.alias)
    yield _application_login()
    yield _leakproof(connection.alias)
    yield from _ungranted(connection.alias)


def _version(alias: str) -> Finding:
    version: str = _ask(alias, "SHOW server_version")
    if int(version.split(".")[0]) < OLDEST_POSTGRES:
        return Finding("PostgreSQL", f"{version}: Liant needs {OLDEST_POSTGRES} or newer", is_in_order=False)
    return Finding("PostgreSQL", version)


def _migrations(alias: str) -> Finding:
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections[alias])
    known = executor.loader
    if pending := len(executor.migration_plan(known.graph.leaf_nodes())):
        return Finding("migrations", f"{pending} pending: run liant migrate", is_in_order=False)
    ours = {app for app, _name in known.disk_migrations}
    if newer := [name for name in known.applied_migrations if name[0] in ours and name not in known.disk_migrations]:
        words = f"{len(newer)} that this version does not know: the database belongs to a newer Liant"
        return Finding("migrations", words, is_in_order=False)
    return Finding("migrations", "none pending")


def _application_login() -> Finding:
    """The login of web and worker; its password follows from the secret key."""
    from django.db import OperationalError, connections

    name = "application login"
    try:
        connections["default"].ensure_connection()
    except OperationalError as error:
        words = f"can't sign in; if the secret key is the right one, run liant migrate: {_in_one_line(error)}"
        return Finding(name, words, is_in_order=False)
    return Finding(name, "signs in")


def _leakproof(alias: str) -> Finding:
    words = "yes" if _ask(alias, ALL_LEAKPROOF) else "no: searches are right, but slower"
    return Finding("leakproof operators", words)


def _ungranted(alias: str) -> Iterator[Finding]:
    """The records on which no role grants anything: an upgrade brings some, and leaves it to administrators to whom."""
    from django.db import connections

    from liant.kernel.access.tables import record_models

    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT array_agg(DISTINCT entity::text) FROM access_grant")
        granted = cursor.fetchone()[0]
    new = [
        str(model._meta.verbose_name_plural) for model in record_models() if model.entity_name() not in (granted or ())
    ]
    if granted and new:
        yield Finding("rights", f"no role grants any yet on {', '.join(new)}: give them under Roles")


def _ask(alias: str, question: str) -> Any:
    from django.db import connections

    with connections[alias].cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


def _in_one_line(error: Exception) -> str:
    return " ".join(str(error).split())

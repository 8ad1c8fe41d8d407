"""liant status: what runs here, and whether it is in order."""

import platform

import typer
from rich.console import Console
from rich.table import Table

import liant
from liant.config.cli.database import DataFolder, django_ready
from liant.config.mail import CONSOLE

# Functions behind operators that row security lets use an index only when they are leakproof.
LEAKPROOF = ("arrayoverlap", "jsonb_contains", "ts_match_vq")


def status(data: DataFolder = None) -> None:
    """Show versions and the state of the database; the exit status is 1 when something needs attention."""
    with django_ready(data):
        import django
        from django.db import OperationalError

        facts = {"Liant": liant.__version__, "Python": platform.python_version(), "Django": django.get_version()}
        facts["mail"] = _mail()
        try:
            facts |= _database_facts()
            in_order = facts["pending migrations"] == "none"
        except OperationalError as error:
            facts["database"] = f"not reachable: {error}".strip()
            in_order = False
    _show(facts)
    raise typer.Exit(0 if in_order else 1)


def _mail() -> str:
    from django.conf import settings

    if settings.EMAIL_BACKEND == CONSOLE:
        return "not set up: it is printed, not sent; see LIANT_EMAIL_URL"
    return f"by {settings.EMAIL_HOST}, port {settings.EMAIL_PORT}, from {settings.DEFAULT_FROM_EMAIL}"


def _database_facts() -> dict[str, str]:
    from django.db import connections

    connection = connections["owner" if "owner" in connections else "default"]
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (version,) = cursor.fetchone()
        cursor.execute("SELECT count(*) FROM pg_proc WHERE proleakproof AND proname = ANY(%s)", [list(LEAKPROOF)])
        (leakproof,) = cursor.fetchone()
    return {
        "PostgreSQL": version,
        "database": "reachable",
        "pending migrations": str(_pending_migrations(connection.alias) or "none"),
        "leakproof operators": "yes" if leakproof >= len(LEAKPROOF) else "no: searches are right, but slower",
    }


def _pending_migrations(alias: str) -> int:
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections[alias])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _show(facts: dict[str, str]) -> None:
    table = Table(show_header=False, box=None)
    for name, value in facts.items():
        table.add_row(name, value)
    Console().print(table)

"""liant migrate: bring the database to what this version needs."""

import os

import typer

from liant.config.cli.database import DataFolder, django_ready
from liant.config.cli.progress import progress

# Any number will do, as long as it is always the same one.
MIGRATING = 4_210_001


def migrate(data: DataFolder = None) -> None:
    """Bring the database up to date: tables, row security, roles."""
    with django_ready(data):
        migrate_database()


def migrate_database() -> None:
    """Migrate as the owner; several machines that start at once take turns. Leaves with status 1 without an owner."""
    from django.core.management import call_command
    from django.db import connections

    from liant.kernel.install import install

    require_owner()
    with progress("Bringing the database up to date"), connections["owner"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        call_command("migrate", database="owner", interactive=False, verbosity=0)
        install()
        cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])


def require_owner() -> None:
    """Leave with status 1 without a connection of the database's owner."""
    from django.db import OperationalError, connections

    if not os.environ.get("DATABASE_URL"):
        typer.secho("Set DATABASE_URL to the database owner's address: only the owner may do this.", fg="red", err=True)
        raise typer.Exit(1)
    try:
        connections["owner"].ensure_connection()
    except OperationalError as error:
        typer.secho(f"The database that DATABASE_URL names can't be reached: {error}", fg="red", err=True)
        raise typer.Exit(1) from error

"""liant test-data: a large database for measuring."""

from time import monotonic
from typing import Annotated

import typer

from liant.config.cli.database import DataFolder, django_ready
from liant.config.cli.migrate import migrate_database


def fill_with_test_data(
    contacts: Annotated[int, typer.Option(min=0, help="How many contacts to make.")] = 100_000,
    activities: Annotated[int, typer.Option(min=0, help="How many activities to make with them.")] = 0,
    data: DataFolder = None,
) -> None:
    """Add made-up contacts and activities, millions in some minutes; the company's own employees get them."""
    with django_ready(data):
        migrate_database()
        from django.conf import settings

        from liant.demo.bulk import fill

        began = monotonic()
        fill(
            contacts,
            settings.LANGUAGE_CODE,
            lambda step: typer.echo(f"{monotonic() - began:6.1f} s  {step}", err=True),
            activities=activities,
        )
        done = f"Done: {contacts:,} contacts, {activities:,} activities."
        typer.echo(f"{monotonic() - began:6.1f} s  {done}", err=True)

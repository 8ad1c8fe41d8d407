"""liant reader: a database login that only reads, as one employee, for spreadsheets and reporting tools (SEC-06)."""

from typing import Annotated

import typer

from liant.config.cli.database import DataFolder, django_ready
from liant.config.cli.sql import Who, employee_called


def reader(
    who: Who,
    remove: Annotated[bool, typer.Option("--remove", help="Take it away, and end what it is connected to.")] = False,
    data: DataFolder = None,
) -> None:
    """Make a database login that reads what this employee sees in pages; made again, it gets a new password."""
    with django_ready(data):
        from liant.kernel.access.readers import end_reader, login_of, make_reader

        employee = employee_called(who)
        if remove:
            there = end_reader(employee)
            typer.echo(f"{employee} has no login for reading any more." if there else f"{employee} has none.")
            return
        password = make_reader(employee)
        typer.echo(f"{employee} reads as {login_of(employee)} with the password {password}")
        typer.echo("Keep it: it is shown only now.")

"""liant sql: ask the database as an employee, who gets the rows that the pages show (SEC-06)."""

import csv
import sys
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from liant.config.cli.database import DataFolder, django_ready

if TYPE_CHECKING:
    from liant.kernel.access.models import Employee

Who = Annotated[str, typer.Option("--as", metavar="EMAIL", help="The employee as whom to ask.")]


def sql(
    who: Who,
    statement: Annotated[str, typer.Argument(help="A query; left out, it is read from standard input.")] = "",
    as_csv: Annotated[bool, typer.Option("--csv", help="Print comma-separated values.")] = False,
    data: DataFolder = None,
) -> None:
    """Ask the database as an employee; nothing can be changed."""
    with django_ready(data):
        from django.db import Error, connection

        from liant.kernel.access.actor import enter

        employee = employee_called(who)
        try:
            with enter(employee.pk), connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION READ ONLY")
                cursor.execute(statement or sys.stdin.read())
                headers = [column.name for column in cursor.description or ()]
                show(headers, cursor.fetchall() if headers else [], as_csv=as_csv)
        except Error as error:
            typer.secho(str(error).strip(), fg="red", err=True)
            raise typer.Exit(1) from error


def employee_called(email: str) -> "Employee":
    """The working employee with this address, of the login or their own; ends in words when there is none."""
    from liant.kernel.access.models import Employee

    people = Employee.objects.using("owner").filter(is_active=True)
    found = people.filter(user__email__iexact=email) or people.filter(email__iexact=email)
    if len(found) != 1:
        typer.secho(f"{email} is the address of no employee who works here.", fg="red", err=True)
        raise typer.Exit(1)
    return found[0]


def show(headers: list[str], rows: list[tuple[object, ...]], *, as_csv: bool) -> None:
    """Print what was found."""
    if as_csv:
        csv.writer(sys.stdout).writerows([headers, *rows])
        return
    table = Table(*headers)
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in row))
    Console().print(table)

"""The `liant` command: one small file per subcommand.

Modules that need Django are imported inside the functions: Django reads its settings when first imported, and they
need the address of the database, which may have to be started first.
"""

import signal
import sys

import typer
from django.core.exceptions import ImproperlyConfigured
from rich.console import Console

from liant.config.cli.audit import audit
from liant.config.cli.bulk import fill_with_test_data
from liant.config.cli.company import company
from liant.config.cli.coverage import coverage
from liant.config.cli.demo import demo
from liant.config.cli.keys import keys
from liant.config.cli.migrate import migrate
from liant.config.cli.name_days import name_days
from liant.config.cli.reader import reader
from liant.config.cli.serve import web, worker
from liant.config.cli.shell import shell
from liant.config.cli.sql import sql
from liant.config.cli.status import status
from liant.config.cli.up import up
from liant.config.embedded import PostgresError
from liant.config.supervisor import interrupt_once

app = typer.Typer(help="Liant, customer relations.", add_completion=False, pretty_exceptions_enable=False)
for command in (up, migrate, company, demo, shell, sql, reader, status, web, worker, coverage):
    app.command()(command)
app.command("test-data")(fill_with_test_data)
app.command("name-days")(name_days)
app.add_typer(audit, name="audit")
app.add_typer(keys, name="keys")


def main() -> None:
    """Run the command; a database server that can't work or a wrong setting is told in words, without a traceback."""
    interrupt_once(signal.SIGTERM)
    try:
        app(prog_name="liant")
    except (PostgresError, ImproperlyConfigured) as error:
        Console(stderr=True).print(str(error), style="red", markup=False, soft_wrap=True)
        sys.exit(1)

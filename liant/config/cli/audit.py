"""liant audit: seal history, verify it, print the last seal."""

import os
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from liant.config.cli.database import DataFolder, django_ready
from liant.config.cli.migrate import require_owner
from liant.config.cli.progress import progress

if TYPE_CHECKING:
    from liant.kernel.audit.verifying import Flaw, Verification

SHOWN = 100

audit = typer.Typer(help="Seal history, verify it, print the last seal.", no_args_is_help=True)


@audit.command()
def seal(data: DataFolder = None) -> None:
    """Seal what was written since last time; the worker does so every minute."""
    with django_ready(data), progress("Sealing history"):
        from liant.kernel.audit.sealing import seal_all

        typer.echo(f"{seal_all(_connection()):,} rows sealed.")


@audit.command()
def head(data: DataFolder = None) -> None:
    """Print the last seal, to be kept where no one who could change the database can reach it."""
    with django_ready(data):
        from liant.kernel.audit.sealing import head as last

        typer.echo(last(_connection()) or "Nothing is sealed yet.")


@audit.command()
def verify(
    heads: Annotated[list[str] | None, typer.Option("--head", help="A seal that was kept elsewhere.")] = None,
    data: DataFolder = None,
) -> None:
    """Find what was taken out of history, put into it or altered since it was sealed; the exit status is 1 then."""
    with django_ready(data):
        require_owner()
        from liant.kernel.audit.verifying import Verification

        verification = Verification(lost_heads=set(heads or ()))
        with progress("Verifying history"):
            flaws = verification.flaws()
            shown = list(islice(flaws, SHOWN))
            more = sum(1 for _flaw in flaws)
    _report(verification, shown, more)
    raise typer.Exit(1 if shown or verification.lost_heads else 0)


def _report(verification: "Verification", shown: "list[Flaw]", more: int) -> None:
    for flaw in shown:
        typer.secho(_words(flaw), fg="red")
    if more:
        typer.secho(f"... and {more:,} more", fg="red")
    for lost in sorted(verification.lost_heads):
        typer.secho(f"{lost} is not among the seals: they were taken away or made anew.", fg="red")
    typer.echo(f"{verification.rows:,} rows under {verification.seals:,} seals verified.")
    if verification.unsealed_since:
        typer.echo(
            f"{verification.unsealed:,} entries since {verification.unsealed_since:%F %T %Z} are not sealed yet."
        )
    if verification.head:
        typer.echo(f"The last seal is {verification.head}")


def _words(flaw: "Flaw") -> str:
    if not flaw.table:
        return f"Seal {flaw.seal} is {'missing' if flaw.kind == 'removed' else 'altered, or the one before it is'}."
    under = f"seal {flaw.seal}" if flaw.seal else "no seal, though those around it are sealed"
    return f"{flaw.table} {flaw.row} was {flaw.kind} (under {under})."


def _connection() -> str:
    return "owner" if os.environ.get("DATABASE_URL") else "default"

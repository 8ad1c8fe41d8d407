"""liant keys: the keys of encrypted fields, which are kept outside the database (SEC-05)."""

import os

import typer

from liant.config.cli.database import DataFolder, django_ready
from liant.config.cli.migrate import require_owner
from liant.config.cli.progress import progress

keys = typer.Typer(help="The keys of encrypted fields.", no_args_is_help=True)


@keys.command()
def add(data: DataFolder = None) -> None:
    """Make a new key, by which everything is encrypted from the next start of Liant on; the old ones still open."""
    with django_ready(data):
        from liant.config.secrets import add_sealing_key, sealing_file

        if os.environ.get("LIANT_SEALING_KEYS"):
            typer.secho("The keys are in LIANT_SEALING_KEYS: put a new one before them there.", fg="red", err=True)
            raise typer.Exit(1)
        add_sealing_key()
        typer.echo(f"A new key is in {sealing_file()}: copy that file to a safe place, and start Liant again.")


@keys.command()
def renew(data: DataFolder = None) -> None:
    """Encrypt all that is encrypted by the newest key; then the older ones are needed to read history only."""
    with django_ready(data), progress("Encrypting anew"):
        require_owner()
        from liant.kernel.entity.revealing import renew_all

        typer.echo(f"{renew_all('owner'):,} values encrypted anew.")

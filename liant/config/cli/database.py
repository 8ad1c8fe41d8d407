"""The database of a command: the one that the environment names, or the embedded one for the command's duration."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from liant.config.postgres import embedded_postgres
from liant.config.secrets import data_folder

DataFolder = Annotated[Path | None, typer.Option("--data", help="Folder of the database, the files and the key.")]


@contextmanager
def database(data: Path | None) -> Iterator[None]:
    """Have a database and its address in the environment; the embedded one is started, or joined when it runs.

    `data` is the folder of this installation; None: the one that LIANT_DATA names, or the usual one.
    """
    os.environ["LIANT_DATA"] = str((data or data_folder()).absolute())
    if os.environ.get("DATABASE_URL") or os.environ.get("LIANT_APP_DATABASE_URL"):
        yield
        return
    with embedded_postgres(data_folder()) as url:
        os.environ["DATABASE_URL"] = url
        yield


@contextmanager
def django_ready(data: Path | None) -> Iterator[None]:
    """Have Django set up with its database; `data` as above."""
    with database(data):
        import django

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liant.config.settings")
        django.setup()
        yield

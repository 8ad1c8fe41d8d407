"""The database of a command: the one that the environment names, or the embedded one for the command's duration."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from liant.config.postgres import embedded_postgres
from liant.config.secrets import data_folder, refuse_unusable

# What is wrong with it we tell in our own words.
DataFolder = Annotated[
    Path | None, typer.Option("--data", help="Folder of the database, the files and the key.", readable=False)
]


def use_folder(data: Path | None) -> None:
    """Have the folder of this installation in the environment; None: the one that is named there, or the usual one."""
    os.environ["LIANT_DATA"] = str((data or data_folder()).absolute())


def has_server() -> bool:
    """Whether the environment names a database server; else the embedded one is used."""
    return bool(os.environ.get("DATABASE_URL") or os.environ.get("LIANT_APP_DATABASE_URL"))


@contextmanager
def database(data: Path | None) -> Iterator[None]:
    """Have a database and its address in the environment; the embedded one is started, or joined when it runs."""
    use_folder(data)
    if has_server():
        yield
        return
    refuse_unusable(data_folder())
    with embedded_postgres(data_folder()) as url:
        os.environ["DATABASE_URL"] = url
        yield


@contextmanager
def django_ready(data: Path | None) -> Iterator[None]:
    """Have Django set up with its database; `data` is the folder of this installation, None the usual one."""
    with database(data):
        import django

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liant.config.settings")
        django.setup()
        yield

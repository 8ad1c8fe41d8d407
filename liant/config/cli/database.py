"""The database of a command: the one that the environment names, or the embedded one for the command's duration."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from liant.config.postgres import embedded_postgres
from liant.config.secrets import data_folder


@contextmanager
def database() -> Iterator[None]:
    """Have a database and its address in the environment; the embedded one is started, or joined when it runs."""
    if os.environ.get("DATABASE_URL") or os.environ.get("LIANT_APP_DATABASE_URL"):
        yield
        return
    with embedded_postgres(data_folder()) as url:
        os.environ["DATABASE_URL"] = url
        yield


@contextmanager
def django_ready() -> Iterator[None]:
    """Have Django set up with its database."""
    with database():
        import django

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liant.config.settings")
        django.setup()
        yield

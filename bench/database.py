"""The database to measure on: an embedded one of its own in the data folder, made and filled when it is missing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from liant.config.postgres import embedded_postgres
from liant.config.secrets import data_folder


@contextmanager
def measured_database(contacts: int) -> Iterator[None]:
    """Have Django set up with a migrated database of at least so many contacts."""
    with embedded_postgres(data_folder() / "bench") as url:
        os.environ |= {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "liant.config.settings"}
        import django

        django.setup()
        _fill(contacts)
        yield


def _fill(contacts: int) -> None:
    from liant.config.cli.migrate import migrate_database
    from liant.demo.bulk import fill
    from liant.modules.contacts.models import Contact

    migrate_database()
    there = Contact.objects.using("owner").count()
    if there < contacts:
        fill(contacts - there, "en", print)

"""The database to measure on: an embedded one of its own in the data folder, made and filled when it is missing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from liant.config.postgres import embedded_postgres
from liant.config.secrets import data_folder


@contextmanager
def measured_database(contacts: int, activities: int = 0) -> Iterator[None]:
    """Have Django set up with a migrated database of at least so many contacts and activities."""
    with embedded_postgres(data_folder() / "bench") as url:
        os.environ |= {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "liant.config.settings"}
        import django

        django.setup()
        _fill(contacts, activities)
        yield


def _fill(contacts: int, activities: int) -> None:
    from liant.config.cli.migrate import migrate_database
    from liant.demo.bulk import fill
    from liant.modules.activities.models import Activity
    from liant.modules.contacts.models import Contact

    migrate_database()
    missing = [
        max(wanted - model.objects.using("owner").count(), 0)
        for model, wanted in ((Contact, contacts), (Activity, activities))
    ]
    # The demonstration company has some of its own.
    if any(missing):
        fill(missing[0], "en", print, activities=missing[1])

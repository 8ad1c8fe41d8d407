"""Exports go after some days: a copy of the records is not kept longer than it takes to fetch it."""

from django.core.files.storage import default_storage
from django.db import connection

KEPT_DAYS = 7


def sweep() -> int:
    """Delete exports that began so long ago, with their files; how many files went."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.forget_exports(%s)", [KEPT_DAYS])
        paths = [path for (path,) in cursor.fetchall() if path]
    for path in paths:
        default_storage.delete(path)
    return len(paths)

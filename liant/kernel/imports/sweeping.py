"""Imports that nobody will come back to, and their files, go after a while."""

from django.core.files.storage import default_storage
from django.db import connection

KEPT_DAYS = 90


def sweep() -> int:
    """Delete imports that began so long ago, with their files; how many files went. Undo stays to history."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT access.forget_imports(%s)", [KEPT_DAYS])
        paths = [path for (path,) in cursor.fetchall() if path]
    for path in paths:
        default_storage.delete(path)
    return len(paths)

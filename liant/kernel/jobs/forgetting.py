"""Rows of employees' own work that are old, and their files, go by night."""

from django.core.files.storage import default_storage
from django.db import connection


def forget(function: str, days: int) -> int:
    """Have a function of ours in the schema `access` delete what began so long ago, and delete the files whose paths it
    returns; how many files went.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT access.{function}(%s)", [days])
        paths = [path for (path,) in cursor.fetchall() if path]
    for path in paths:
        default_storage.delete(path)
    return len(paths)

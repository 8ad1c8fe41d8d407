"""Static files whose address changes with their content, so that browsers keep them until they do."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class VersionedFiles(StaticFilesStorage):
    """Adds a fingerprint of the file to its address."""

    def url(self, name: str | None) -> str:
        """The address of a file, with its fingerprint."""
        return f"{super().url(name)}?v={fingerprint(name or '')}"


@cache
def fingerprint(name: str) -> str:
    """A few characters that change with the file; none for one that is not there."""
    path = finders.find(name)
    return sha256(Path(path).read_bytes()).hexdigest()[:10] if path else ""

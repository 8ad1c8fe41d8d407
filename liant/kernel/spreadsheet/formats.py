"""Formats of files that know a kind of records, beside tables: an entity names its own (CON-19, GEN-02)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

from django.http import QueryDict

from liant.kernel.spreadsheet.limits import Limits
from liant.kernel.spreadsheet.table import Table


class FileFormat:
    """One such format: exports write it, imports read it as a table with columns of its own.

    `name` stands in addresses (`?format=`) and ends the names of files.
    """

    name: ClassVar[str]
    label: ClassVar[Any]
    icon: ClassVar[str]
    content_type: ClassVar[str]

    def pieces(self, records: list[Any], parameters: QueryDict) -> Iterator[bytes]:
        """What the file says of each of these records; `parameters` are those of the list's address."""
        raise NotImplementedError

    def is_begun(self, start: bytes) -> bool:
        """Whether a file that starts so is in this format."""
        raise NotImplementedError

    def open(self, path: Path, *, name: str, encoding: str | None, limits: Limits) -> Table:
        """The table in a file. Raises ValidationError as `open_table` does."""
        raise NotImplementedError

"""Opening a table file, whatever its kind."""

from collections.abc import Iterable
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.spreadsheet.archive import ZIP_MARK, encrypted
from liant.kernel.spreadsheet.delimited import open_delimited
from liant.kernel.spreadsheet.encodings import Guess, encodings
from liant.kernel.spreadsheet.formats import FileFormat
from liant.kernel.spreadsheet.limits import Limits
from liant.kernel.spreadsheet.table import Table
from liant.kernel.spreadsheet.workbook import open_workbook

__all__ = ["Guess", "Limits", "Table", "encodings", "open_table"]

# Microsoft's container of older files, and of newer ones under a password.
_COMPOUND_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DEFAULT = Limits()
# So much tells what a file is.
_START = 64


def open_table(
    path: Path, *, name: str, encoding: str | None = None, sheet: str | None = None, limits: Limits = _DEFAULT,
    formats: Iterable[FileFormat] = (),
) -> Table:  # fmt: skip
    """The table in the file `path`, which its user knows as `name`: CSV, TSV, XLSX or ODS, or one of
    the further `formats`, told by its content.

    A text file is read in `encoding`, guessed unless given (`encodings` lists others); of a workbook `sheet`, else the
    first sheet that is not empty. Raises ValidationError, in words its user can act on, when it cannot be read or has
    no header. What is wrong further down is raised by the table's `rows` and `count` (CON-19).
    """
    _require_size(path, name, limits)
    with path.open("rb") as file:
        start = file.read(_START)
    if further := next((each for each in formats if each.is_begun(start)), None):
        return further.open(path, name=name, encoding=encoding, limits=limits)
    if start.startswith(ZIP_MARK):
        return open_workbook(path, name=name, limits=limits, sheet=sheet)
    if start.startswith(_COMPOUND_MARK):
        raise _compound(path, name)
    return open_delimited(path, name=name, limits=limits, encoding=encoding)


def _require_size(path: Path, name: str, limits: Limits) -> None:
    size = path.stat().st_size
    if size > limits.bytes:
        raise ValidationError(
            _("“%(file)s” has %(size)d MB; %(limit)d MB are the most. Divide it into smaller files."),
            code="size",
            params={"file": name, "size": -(-size // 1_000_000), "limit": limits.bytes // 1_000_000},
        )


def _compound(path: Path, name: str) -> ValidationError:
    if _ENCRYPTED in path.read_bytes():
        return encrypted(name)
    return ValidationError(
        _("“%(file)s” has the format of an older program. Save it as XLSX or CSV."),
        code="format",
        params={"file": name},
    )

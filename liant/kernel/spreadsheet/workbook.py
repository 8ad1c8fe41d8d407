"""Reading workbooks: XLSX and ODS."""

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.spreadsheet import unpacking
from liant.kernel.spreadsheet.archive import damaged, encrypted, harmless_kind, too_large
from liant.kernel.spreadsheet.headers import empty, find_header
from liant.kernel.spreadsheet.limits import Limits
from liant.kernel.spreadsheet.table import Table, long_cell


def open_workbook(path: Path, *, name: str, limits: Limits, sheet: str | None) -> Table:
    """The table in a sheet of the workbook `path`: the one named, else the first that is not empty.

    Raises ValidationError when the workbook is damaged, protected or too large, or its header is wrong.
    """
    kind = harmless_kind(path, name, limits)
    # It goes when the table goes, which reads it again for each pass.
    unpacked = NamedTemporaryFile(prefix="liant-sheet-")  # noqa: SIM115
    with TemporaryDirectory() as folder:
        # The library tells the kind of a workbook by its ending, and without one has no reason for what it refuses.
        ended = Path(folder, f"workbook.{kind}")
        ended.symlink_to(path.resolve())
        _unpack(ended, sheet or "", unpacked, name, limits)

    def read() -> Iterator[list[str]]:
        return islice(_rows(unpacked.name, limits), 1, None)

    names = next(_rows(unpacked.name, limits))
    return Table(find_header(read(), name, limits), limits, read, sheet=names[0], sheets=names[1:])


def _rows(unpacked: str, limits: Limits) -> Iterator[list[str]]:
    with Path(unpacked).open(encoding="utf-8", newline="") as file:
        number = 0
        try:
            for number, row in enumerate(csv.reader(file)):  # noqa: B007
                yield row
        except csv.Error as error:
            # The only one there can be: a cell of more than 131,072 characters.
            raise long_cell(number + 1, limits) from error


def _unpack(path: Path, sheet: str, into: IO[bytes], name: str, limits: Limits) -> None:
    numbers = (limits.cells, limits.memory_bytes, limits.unpacked_bytes, limits.seconds)
    command = [sys.executable, "-P", "-m", unpacking.__name__, str(path), sheet, *map(str, numbers)]
    # It needs to find the program, and nothing else that this process knows.
    surroundings = {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, stdout=into, stderr=subprocess.PIPE, env=surroundings, check=False)
    if done.returncode:
        raise _refusal(done, sheet, name)


def _refusal(done: subprocess.CompletedProcess[bytes], sheet: str, name: str) -> ValidationError:
    reason = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
    if reason == "encrypted":
        return encrypted(name)
    if reason == "sheet" and sheet:
        return ValidationError(_("There is no sheet “%(sheet)s”."), code="sheet", params={"sheet": sheet})
    if reason == "empty":
        return empty(name)
    # A negative code is the signal that ended it at one of its limits.
    return too_large(name) if reason in ("cells", "MemoryError") or done.returncode < 0 else damaged(name)

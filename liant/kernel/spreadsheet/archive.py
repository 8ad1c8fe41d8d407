"""What a workbook may be made of, checked before it is opened: it is a zip file that anybody may have packed."""

import lzma
import struct
import zipfile
import zlib
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.spreadsheet.limits import Limits

ZIP_MARK = b"PK\x03\x04"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
# What zipfile raises, beside its own error, for archives that break its expectations.
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, RuntimeError, ValueError, EOFError, OSError)
# Small files of many equal cells pack better than any ratio that would stop a bomb.
_HARMLESS_BYTES = 50_000_000


def harmless_kind(path: Path, name: str, limits: Limits) -> str:
    """Which workbook `path` is, "xlsx" or "ods"; ValidationError when neither, with macros, or packed too tightly."""
    try:
        with zipfile.ZipFile(path) as archive:
            _require_bearable(archive.infolist(), name, limits)
            _require_readable(archive, name)
            return _kind(archive, name)
    except _BROKEN as error:
        raise damaged(name) from error


def damaged(name: str) -> ValidationError:
    """The refusal of a file that is broken."""
    return ValidationError(
        _("“%(file)s” is damaged. Open it in your spreadsheet program and save it again."),
        code="damaged",
        params={"file": name},
    )


def encrypted(name: str) -> ValidationError:
    """The refusal of a file that only its owner can open."""
    return ValidationError(
        _("“%(file)s” is protected by a password. Save it without one."), code="encrypted", params={"file": name}
    )


def too_large(name: str) -> ValidationError:
    """The refusal of a workbook that cannot be unpacked with the memory and time it is given."""
    return ValidationError(
        _("“%(file)s” is too large for a workbook. Delete empty rows and columns, or save it as CSV."),
        code="unpacked",
        params={"file": name},
    )


def _require_readable(archive: zipfile.ZipFile, name: str) -> None:
    if any(info.flag_bits & 1 for info in archive.infolist()):
        raise encrypted(name)
    if any(part.endswith("vbaProject.bin") for part in archive.namelist()):
        raise _with_macros(name)


def _kind(archive: zipfile.ZipFile, name: str) -> str:
    if _part(archive, "mimetype").startswith(_OPEN_DOCUMENT):
        return "ods"
    types = _part(archive, "[Content_Types].xml")
    if b"macroEnabled" in types:
        raise _with_macros(name)
    if b"spreadsheetml." not in types:
        raise ValidationError(
            _("“%(file)s” is not a workbook that can be read. Save it as XLSX, ODS or CSV."),
            code="format",
            params={"file": name},
        )
    return "xlsx"


def _with_macros(name: str) -> ValidationError:
    return ValidationError(
        _("“%(file)s” contains macros. Save it as an XLSX workbook without macros."),
        code="macros",
        params={"file": name},
    )


def _part(archive: zipfile.ZipFile, part: str) -> bytes:
    """The start of a part that says what the archive is, empty when there is none."""
    if part not in archive.namelist():
        return b""
    with archive.open(part) as stream:
        return stream.read(1_000_000)


def _require_bearable(parts: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    packed = sum(part.compress_size for part in parts)
    unpacked = sum(part.file_size for part in parts)
    bomb = unpacked > _HARMLESS_BYTES and unpacked > packed * limits.unpacked_ratio
    if len(parts) > limits.parts or unpacked > limits.unpacked_bytes or bomb:
        raise too_large(name)

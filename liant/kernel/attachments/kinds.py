"""What a file is: told by its content, never by its name or by who sends it (OWASP ASVS 5.0, 5.2.2)."""

import unicodedata
from pathlib import PurePath

import puremagic

# By ending. What is in an archive is not looked at: nothing is unpacked here.
IMAGES = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
    "bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff", "heic": "image/heic", "heif": "image/heic",
}  # fmt: skip
_OFFICE = "application/vnd.openxmlformats-officedocument."
ZIPPED = {
    "zip": "application/zip",
    "docx": f"{_OFFICE}wordprocessingml.document",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "pptx": f"{_OFFICE}presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}
COMPOUND = {
    "doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
    "msg": "application/vnd.ms-outlook",
}  # fmt: skip
TEXTS = {
    "txt": "text/plain", "log": "text/plain", "md": "text/markdown", "csv": "text/csv", "ics": "text/calendar",
    "vcf": "text/vcard", "json": "application/json", "xml": "application/xml", "eml": "message/rfc822",
}  # fmt: skip
OTHERS = {
    "pdf": "application/pdf", "rtf": "application/rtf", "mp3": "audio/mpeg", "m4a": "audio/mp4", "wav": "audio/wav",
    "mp4": "video/mp4", "mov": "video/quicktime", "7z": "application/x-7z-compressed",
}  # fmt: skip
TYPES = IMAGES | ZIPPED | COMPOUND | TEXTS | OTHERS
# What a browser may show beside our pages: it can run nothing there.
SHOWN = ("image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf", "text/plain", "text/csv")

# So much of a file tells what it is.
HEAD_BYTES = 65_536
LONGEST = 255
BLANKS = frozenset(b"\t\n\r\f\x1b")


def ending_of(name: str) -> str:
    """The ending of a file's name, in small letters and without its dot."""
    return PurePath(name).suffix.lower().removeprefix(".")


def recognised(head: bytes, name: str) -> str:
    """The ending that a file of this beginning and name should have; empty when it is not what its name says.

    Only a picture under the ending of another kind is taken for what it is: browsers save them so.
    """
    possible, ending = _possible(head), ending_of(name)
    if ending in possible:
        return ending
    return next((other for other in possible if other in IMAGES), "")


def clean_name(name: str, ending: str) -> str:
    """A name to show and to save under: without what can't be seen (it could hide an ending), and with this ending."""
    seen = "".join(letter for letter in name if unicodedata.category(letter)[0] != "C").strip()
    stem = PurePath(seen).stem[: LONGEST - len(ending) - 1].strip() or "file"
    return seen if ending_of(seen) == ending and len(seen) <= LONGEST else f"{stem}.{ending}"


def _possible(head: bytes) -> list[str]:
    if head.startswith(b"PK\x03\x04"):
        return list(ZIPPED)
    if head.startswith(bytes.fromhex("D0CF11E0A1B11AE1")):
        return list(COMPOUND)
    known = {**IMAGES, **OTHERS}
    types = [known[ending] for ending in _magic(head) if ending in known]
    found = [ending for kind in types for ending, content_type in known.items() if content_type == kind]
    return found + (list(TEXTS) if _is_text(head) else [])


def _magic(head: bytes) -> list[str]:
    try:
        return [match.extension.lower().removeprefix(".") for match in puremagic.magic_string(head)]
    except (puremagic.PureError, ValueError):
        return []


def _is_text(head: bytes) -> bool:
    return bool(head) and not any(byte < 32 and byte not in BLANKS for byte in head)

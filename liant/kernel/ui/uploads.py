"""Files come where a page asks for one; anywhere else nobody writes to our disk (OWASP ASVS 5.0, 5.2 and 5.3)."""

from typing import Any, NoReturn

from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadhandler import FileUploadHandler, TemporaryFileUploadHandler

# What a form adds to its files: boundaries, the token.
ENVELOPE = 10_000


def is_larger(request: Any, most: int) -> bool:
    """Whether more comes than files of so many bytes, told before any of it is read."""
    length = request.META.get("CONTENT_LENGTH") or ""
    return length.isdecimal() and int(length) > most + ENVELOPE


def take_files(request: Any) -> None:
    """Have this request's files go to the disk, under names in which nothing is the sender's."""
    request.upload_handlers = [NamelessFile(request)]


class NoFiles(FileUploadHandler):
    """Refuses a request at the first file in it; a page that takes one sets a handler of its own."""

    def new_file(self, *_args: object, **_named: object) -> NoReturn:
        """Raises SuspiciousOperation, which answers 400."""
        raise SuspiciousOperation("A file came where none is taken.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take nothing."""

    def file_complete(self, file_size: int) -> None:
        """Give nothing."""


class NamelessFile(TemporaryFileUploadHandler):
    """Takes a file to the disk under a name in which nothing is the sender's; its own is only told."""

    def new_file(self, field_name: str, file_name: str, *args: Any, **named: Any) -> None:
        """Begin a file."""
        super().new_file(field_name, "upload", *args, **named)
        self.file.name = file_name

"""Requests that bring files: refused before they are read when they are too large."""

from typing import Any

from django.conf import settings

from liant.kernel.ui.uploads import NamelessFile

# So many of the largest files may come in one request, and what a form adds: boundaries, the token.
AT_ONCE = 10
ENVELOPE = 10_000


def is_too_large(request: Any) -> bool:
    """Whether more comes than may."""
    length = request.META.get("CONTENT_LENGTH") or ""
    return length.isdecimal() and int(length) > AT_ONCE * settings.ATTACHMENT_BYTES + ENVELOPE


def take_files(request: Any) -> None:
    """Have this request's files go to the disk, under names in which nothing is the sender's."""
    request.upload_handlers = [NamelessFile(request)]

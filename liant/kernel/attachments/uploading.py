"""Requests that bring files: refused before they are read when they are too large."""

from typing import Any

from django.conf import settings

from liant.kernel.ui.uploads import is_larger

# So many of the largest files may come in one request.
AT_ONCE = 10


def is_too_large(request: Any) -> bool:
    """Whether more comes than may."""
    return is_larger(request, AT_ONCE * settings.ATTACHMENT_BYTES)

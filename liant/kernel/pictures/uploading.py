"""Requests that bring a picture: refused before they are read when they are too large."""

from typing import Any

from liant.kernel.ui.uploads import is_larger

# A photo of the largest that cameras of telephones make.
MOST_BYTES = 25_000_000


def is_too_large(request: Any) -> bool:
    """Whether more comes than may."""
    return is_larger(request, MOST_BYTES)

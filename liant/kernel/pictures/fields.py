"""The field that holds a picture; in files it is text, as in the address of a page (RFC 2397)."""

import base64
import binascii
import re
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from liant.kernel.pictures.shrinking import shrunk

_ADDRESS = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)


class PictureField(models.BinaryField):
    """A picture as `shrunk` makes it."""

    def to_python(self, value: Any) -> Any:
        """Takes text, too: a data address, or base64 alone. Raises ValidationError for what is no picture."""
        return shrunk(BytesIO(content_of(value))) if isinstance(value, str) else value

    def show(self, value: Any) -> str:
        """That there is one."""
        return _("a picture") if value else ""


def content_of(text: str) -> bytes:
    """The file that a text holds in base64. Raises ValidationError."""
    try:
        return base64.b64decode(re.sub(r"\s", "", _ADDRESS.sub("", text, count=1)), validate=True)
    except (binascii.Error, ValueError):
        raise ValidationError(_("This is no picture in base64.")) from None


def as_text(content: bytes, kind: str = "image/webp") -> str:
    """A picture as text."""
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"

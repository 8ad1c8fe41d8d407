"""Pictures in cards: read where they stand in the card itself, written so that old address books show them.

A card may also name an address at which its picture is. Nobody asks there: who wrote the card would learn who reads it.
"""

import base64
from io import BytesIO

from django.core.exceptions import ValidationError

from liant.kernel.pictures.fields import as_text, content_of
from liant.kernel.pictures.shrinking import as_jpeg, shrunk


def picture_in(values: list[str], *, is_person: bool) -> str:
    """The first picture that is one, as the text of a cell; empty where there is none."""
    return next(filter(None, (_cell(value, is_person=is_person) for value in values)), "")


def picture_line(content: bytes, *, is_newest: bool) -> str:
    """The line for a picture, as JPEG: vCard 3.0 has it in base64, 4.0 as a data address."""
    jpeg = as_jpeg(content)
    if is_newest:
        return f"PHOTO:{as_text(jpeg, 'image/jpeg')}"
    return f"PHOTO;ENCODING=b;TYPE=JPEG:{base64.b64encode(jpeg).decode()}"


def _cell(value: str, *, is_person: bool) -> str:
    try:
        return as_text(shrunk(BytesIO(content_of(value)), is_cut=is_person))
    except ValidationError:
        return ""

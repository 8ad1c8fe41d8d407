"""Pictures for tests."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def drawn(kind: str = "JPEG", size: tuple[int, int] = (800, 600), colour: Any = (200, 30, 30), **saved: Any) -> bytes:
    """A picture of one colour in the format that Pillow calls so; with a blue left half of the left half when wide."""
    image = Image.new("RGBA" if kind in ("PNG", "WEBP") else "RGB", size, colour)
    image.paste((30, 30, 200), (0, 0, size[0] // 4, size[1]))
    buffer = BytesIO()
    image.save(buffer, kind, **saved)
    return buffer.getvalue()


def uploaded(content: bytes | None = None, name: str = "ana.jpg") -> SimpleUploadedFile:
    """The same as a browser sends it."""
    return SimpleUploadedFile(name, drawn() if content is None else content)


def opened(content: Any) -> Image.Image:
    """What was kept, to be looked at."""
    return Image.open(BytesIO(bytes(content)))

"""From whatever a camera or a program wrote to a small picture in one format, drawn anew: nothing else comes along."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

# By their content, whatever the file is called. Of an animation the first picture is taken.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
# The cameras of telephones make 50 millions; what is larger would take more memory than a picture is worth.
MOST_PIXELS = 51_000_000
SMALL, JPEG_SIDE = 96, 360
# Each is tried until the picture has at most so many bytes: it stands in the database, and in a cell of an import.
MOST_BYTES = 24_000
STEPS = ((512, 82), (512, 68), (512, 50), (384, 50), (256, 50), (128, 50))
# Left, top, width, height, in pixels of the picture as one sees it.
Box = tuple[int, int, int, int]


def shrunk(file: IO[bytes], box: Box | None = None, *, is_cut: bool = True) -> bytes:
    """A square WebP of at most 512 x 512 pixels and 24,000 bytes, of the part in the box or of the whole.

    What is no square loses its edges, or, unless it `is_cut`, gets transparent ones. Raises ValidationError for what is
    no picture, or one of too many pixels.
    """
    with _opened(file) as image:
        if image.width * image.height > MOST_PIXELS:
            message = _("This picture has more than %(most)d million pixels: make it smaller first.")
            raise ValidationError(message % {"most": MOST_PIXELS // 1_000_000})
        if not box:
            # A JPEG is unpacked at half its size, or a quarter, where that is still more than is kept.
            image.draft("RGB", (2 * STEPS[0][0], 2 * STEPS[0][0]))
        image.load()
        seen = _plain(ImageOps.exif_transpose(image))
    if box:
        seen = _part(seen, box)
    for side, quality in STEPS:
        content = _written(_square(seen, side, is_cut=is_cut), quality)
        if len(content) <= MOST_BYTES:
            break
    return content


def thumbnail_of(content: bytes) -> bytes:
    """The same, small enough for lists."""
    with Image.open(BytesIO(content)) as image:
        return _written(image.resize((SMALL, SMALL), Image.Resampling.LANCZOS), 80)


def as_jpeg(content: bytes) -> bytes:
    """The same for programs that know no WebP: somewhat smaller, on white."""
    with Image.open(BytesIO(content)) as image:
        image.thumbnail((JPEG_SIDE, JPEG_SIDE))
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image.convert("RGBA"))
    buffer = BytesIO()
    ground.convert("RGB").save(buffer, "JPEG", quality=80)
    return buffer.getvalue()


@contextmanager
def _opened(file: IO[bytes]) -> Iterator[Image.Image]:
    """The picture; whatever is wrong with it while it is read is said in one sentence."""
    try:
        with Image.open(file, formats=FORMATS) as image:
            yield image
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        message = _("This is no picture that can be read: choose a JPEG, PNG, WebP or GIF.")
        raise ValidationError(message) from error


def _plain(image: Image.Image) -> Image.Image:
    """Its points alone, in the colours of screens."""
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _part(image: Image.Image, box: Box) -> Image.Image:
    left, top, width, height = box
    right, bottom = min(left + width, image.width), min(top + height, image.height)
    left, top = max(left, 0), max(top, 0)
    if left >= right or top >= bottom:
        raise ValidationError(_("What was cut out lies beside the picture."))
    return image.crop((left, top, right, bottom))


def _square(image: Image.Image, most: int, *, is_cut: bool) -> Image.Image:
    if is_cut or image.width == image.height:
        side = min(most, image.width, image.height)
        return ImageOps.fit(image, (side, side))
    side = min(most, max(image.width, image.height))
    return ImageOps.pad(image.convert("RGBA"), (side, side), color=(0, 0, 0, 0))


def _written(image: Image.Image, quality: int) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "WEBP", quality=quality, method=4)
    return buffer.getvalue()

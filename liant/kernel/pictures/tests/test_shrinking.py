"""A picture is made small, whatever it was, and loses all that is no picture (CON-07)."""

import hashlib
import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from liant.kernel.pictures.shrinking import MOST_BYTES, as_jpeg, shrunk, thumbnail_of
from liant.kernel.pictures.tests.drawing import drawn, opened

pytestmark = pytest.mark.req("CON-07")

RED, BLUE = (200, 30, 30), (30, 30, 200)
PLACE = b"46.77N 23.59E"


def is_like(point: Any, colour: tuple[int, int, int]) -> bool:
    """Whether a point has about this colour."""
    return all(abs(one - other) < 24 for one, other in zip(point[:3], colour, strict=True))


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is so large."""
    head = struct.pack(">II5B", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    written = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_each_format_becomes_a_small_square_webp(kind: str) -> None:
    made = opened(shrunk(BytesIO(drawn(kind, (1600, 900)))))

    assert (made.format, made.size) == ("WEBP", (512, 512))
    assert is_like(made.getpixel((256, 256)), RED)


def test_the_middle_is_kept_of_a_photo_and_all_of_a_logo() -> None:
    wide = drawn("PNG", (800, 200))

    photo, logo = opened(shrunk(BytesIO(wide))), opened(shrunk(BytesIO(wide), is_cut=False))

    assert photo.size == (200, 200)
    assert is_like(photo.convert("RGB").getpixel((0, 100)), RED)
    assert logo.size == (512, 512)
    assert is_like(logo.getpixel((10, 256)), BLUE)
    assert logo.getpixel((256, 10))[3] == 0


def test_what_one_cuts_out_is_kept() -> None:
    made = opened(shrunk(BytesIO(drawn(size=(800, 600))), (0, 0, 200, 200)))

    assert made.size == (200, 200)
    assert is_like(made.getpixel((100, 100)), BLUE)


@pytest.mark.parametrize("box", [(900, 0, 100, 100), (-300, -300, 200, 200)])
def test_nothing_is_cut_out_beside_the_picture(box: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValidationError, match="beside the picture"):
        shrunk(BytesIO(drawn()), box)


def test_a_photo_stands_upright_and_tells_neither_place_nor_camera() -> None:
    told = Image.Exif()
    # Turned to the right by a quarter.
    told[0x0112] = 6
    told[0x010F] = "Camera of Ana"
    told.get_ifd(0x8825)[2] = (46.0, 46.0, 0.0)
    written = drawn(size=(800, 800), exif=told, comment=PLACE)
    assert b"Camera of Ana" in written

    kept = shrunk(BytesIO(written))

    made = opened(kept)
    assert is_like(made.getpixel((256, 20)), BLUE)
    assert is_like(made.getpixel((20, 400)), RED)
    assert dict(made.getexif()) == {}
    assert not {"exif", "xmp", "icc_profile", "comment"} & made.info.keys()
    assert b"Camera" not in kept
    assert PLACE not in kept


def test_of_an_animation_the_first_picture_is_taken() -> None:
    buffer, later = BytesIO(), Image.new("RGB", (64, 64), BLUE)
    Image.new("RGB", (64, 64), RED).save(buffer, "GIF", save_all=True, append_images=[later])

    made = opened(shrunk(BytesIO(buffer.getvalue())))

    assert getattr(made, "n_frames", 1) == 1
    assert is_like(made.getpixel((32, 32)), RED)


@pytest.mark.parametrize(("side", "said"), [(9000, "51 million pixels"), (60_000, "no picture")])
def test_a_picture_that_says_it_is_huge_is_refused_before_it_is_unpacked(side: int, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        shrunk(BytesIO(claiming(side, side)))


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"<svg/>", b"%PDF-1.7", drawn()[:700], b"BM" + bytes(90), claiming(50, 50)]
)
def test_what_is_no_picture_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(ValidationError, match="no picture that can be read"):
        shrunk(BytesIO(content))


def test_the_wildest_picture_stays_below_the_bound() -> None:
    chance = hashlib.shake_128(b"7").digest(512 * 512 * 3)
    buffer = BytesIO()
    Image.frombytes("RGB", (512, 512), chance).save(buffer, "PNG")

    assert len(shrunk(BytesIO(buffer.getvalue()))) <= MOST_BYTES


def test_lists_get_a_smaller_one_and_old_programs_a_jpeg() -> None:
    kept = shrunk(BytesIO(drawn("PNG", (400, 100))), is_cut=False)

    assert opened(thumbnail_of(kept)).size == (96, 96)
    jpeg = opened(as_jpeg(kept))
    assert jpeg.format == "JPEG"
    assert is_like(jpeg.getpixel((200, 5)), (255, 255, 255))


def test_one_of_four_colours_of_print_is_taken() -> None:
    buffer = BytesIO()
    Image.new("CMYK", (300, 300), (0, 255, 255, 0)).save(buffer, "JPEG")

    assert opened(shrunk(BytesIO(buffer.getvalue()))).mode == "RGB"

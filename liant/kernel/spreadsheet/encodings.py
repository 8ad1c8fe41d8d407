"""In which encoding a text file is written, as far as its bytes tell."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What Romania, Greece and their neighbours write; the likelier of two that agree stands first.
_EIGHT_BIT = ("cp1250", "cp1252", "iso8859-16", "iso8859-2", "cp1253", "iso8859-7")
_SAMPLE_BYTES = 65_536
# Between UTF-8 and the encoding of those bytes that are none: files put together from several.
_WITH = "+"

# Letters and signs of lists of names. The Romanian s and t with a cedilla are those of the older code pages.
_FAMILIAR = set("ăâîșțşţĂÂÎȘȚŞŢéèêáàíóúöüőűäßçôÉÁÓÖÜÄ„”“’‘«»–—€°№·\u00a0")
_FAMILIAR |= set("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ")
_MIXED_SCRIPT = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[Ͱ-Ͽ])\w+\b")


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding (Python's name of it) that the file may have, and how its first foreign letters then read."""

    encoding: str
    sample: str


def encodings(path: Path) -> list[Guess]:
    """The encodings in which the text file may be written, the likeliest first; at least one.

    Text that reads as UTF-8 is UTF-8; among the eight-bit encodings the letters decide that names here have.
    """
    start = _start(path)
    if certain := _marked(start) or _unmarked_utf16(start):
        return [_guess(certain, start)]
    sample = _sample(path)
    if not sample:
        return [_guess("utf-8", start)]
    return [_guess(encoding, sample) for encoding in _ranked(sample)]


def text_of(data: bytes, encoding: str) -> str:
    """As far as it can be read."""
    return data.decode(encoding.partition(_WITH)[0], errors=errors_in(encoding) or "replace")


def errors_in(encoding: str) -> str | None:
    """How Python is told to read what is wrong in an encoding; None: not at all. Raises LookupError for no encoding."""
    _utf8, mixed, other = encoding.partition(_WITH)
    if not mixed:
        return None
    codecs.lookup(other)
    codecs.register_error(encoding, lambda error: _read_otherwise(error, other))
    return encoding


def _read_otherwise(error: UnicodeError, encoding: str) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode(encoding, errors="replace"), error.end


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4096)


def _marked(start: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if start.startswith(mark)), None)


def _unmarked_utf16(start: bytes) -> str | None:
    """UTF-16 without its mark: it has zeros, and is in European letters only when its bytes are paired rightly."""
    for encoding in ("utf-16-le", "utf-16-be") if b"\0" in start else ():
        text = start.decode(encoding, errors="ignore")
        if sum(letter < "\u0500" for letter in text) > len(text) * 0.9:
            return encoding
    return None


def _sample(path: Path) -> bytes:
    """Lines of the file that are not ASCII alone: in all others the encodings agree."""
    sample = b""
    with path.open("rb") as file:
        while len(sample) < _SAMPLE_BYTES and (lines := file.readlines(1 << 20)):
            sample += b"".join(line for line in lines if not line.isascii())
    if len(sample) <= _SAMPLE_BYTES:
        return sample
    return sample[:_SAMPLE_BYTES].rpartition(b"\n")[0] or sample[:_SAMPLE_BYTES]


def _ranked(sample: bytes) -> list[str]:
    # No letters are UTF-8 by chance; a single line that is not may be damaged.
    lines = sample.splitlines(keepends=True)
    others = [line for line in lines if not _is_readable(line, "utf-8")]
    is_mixed = 1 < len(others) < len(lines)
    wrong = b"".join(others) if is_mixed else sample
    eight_bit = [encoding for encoding in _EIGHT_BIT if _is_readable(wrong, encoding)]
    eight_bit.sort(key=lambda encoding: _familiarity(wrong.decode(encoding)), reverse=True)
    if is_mixed and eight_bit:
        return [f"utf-8{_WITH}{eight_bit[0]}", "utf-8", *eight_bit]
    return ["utf-8", *eight_bit] if _is_mostly_utf8(sample) or not eight_bit else [*eight_bit, "utf-8"]


def _is_readable(sample: bytes, encoding: str) -> bool:
    try:
        sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf8(sample: bytes) -> bool:
    """Whether wrong bytes are so few that the file is UTF-8 with damage: other encodings are wrong at every letter."""
    text = sample.decode("utf-8", errors="replace")
    return text.count("\ufffd") * 10 < sum(not letter.isascii() for letter in text)


def _familiarity(text: str) -> float:
    """The share of familiar letters among the foreign ones of `text`; Greek letters in a Latin word count against."""
    foreign = [letter for letter in text if not letter.isascii()]
    mixed = sum(not letter.isascii() for word in _MIXED_SCRIPT.findall(text) for letter in word)
    return (sum(letter in _FAMILIAR for letter in foreign) - mixed) / max(len(foreign), 1)


def _guess(encoding: str, sample: bytes) -> Guess:
    lines = text_of(sample, encoding).splitlines()
    return Guess(encoding, next((line for line in lines if line.strip()), "")[:200])

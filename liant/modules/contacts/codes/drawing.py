"""A contact as a QR code: the lines of its vCard by which one reaches it, no more, so that it stays easy to scan."""

from io import BytesIO

import segno

from liant.modules.contacts.cards.writing import NEWEST, cards
from liant.modules.contacts.models import Contact

# What is told, the most important first. No birthday, no note: a code is shown to whoever looks.
TOLD = ("FN", "N", "ORG", "TITLE", "TEL", "EMAIL", "URL", "ADR")
# More makes points too small for the camera of a telephone.
MOST_BYTES = 450
FRAME = ("BEGIN:VCARD", f"VERSION:{NEWEST}", "END:VCARD")


def code_of(contact: Contact) -> str:
    """The code as SVG, black on white whatever the theme: that is what cameras know."""
    buffer = BytesIO()
    code = segno.make(essential(contact), error="m", micro=False)
    code.save(
        buffer, kind="svg", xmldecl=False, omitsize=True, dark="#000", light="#fff", svgclass=None, lineclass=None
    )
    return buffer.getvalue().decode()


def essential(contact: Contact) -> str:
    """The short vCard of what the acting employee sees; what does not fit any more is left out, the least first."""
    written = b"".join(cards([contact], NEWEST)).decode().replace("\r\n ", "").split("\r\n")
    lines = [line for name in TOLD for line in written if line.partition(":")[0].partition(";")[0] == name]
    while len(lines) > 2 and len(_framed(lines).encode()) > MOST_BYTES:
        lines.pop()
    return _framed(lines)


def _framed(lines: list[str]) -> str:
    begin, version, end = FRAME
    return "\r\n".join((begin, version, *lines, end))

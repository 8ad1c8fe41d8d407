"""From content to PDF, by Typst: sheets say how it looks, content comes in as JSON and is never read as markup."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import get_language

SHEETS = Path(__file__).resolve().parent / "sheets"
# Where the assets' build puts the fonts that PDF files embed.
FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts" / "print"


def typeset(sheet: str, content: dict[str, Any]) -> bytes:
    """The PDF (PDF/UA-1: headings, tables and language can be read aloud) of `content` on the sheet of this name.

    Content is of JSON's types; the sheet tells which keys it needs.
    """
    told = json.dumps({"language": get_language() or "en", **content}, ensure_ascii=False)
    pdf = typst.compile(
        SHEETS / f"{sheet}.typ", root=SHEETS, font_paths=_fonts(), ignore_system_fonts=True,
        sys_inputs={"content": told}, pdf_standards=["ua-1"],
    )  # fmt: skip
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _fonts() -> typst.Fonts:
    """Read once: there are some megabytes of them."""
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])

"""Inline SVG icons, from the set that `npm run build` takes from Tabler Icons."""

import json
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

ICON_FILE = Path(__file__).resolve().parents[2] / "static" / "icons.json"


@cache
def icon_svg(name: str, css_class: str = "") -> SafeString:
    """Return the icon as a decorative `<svg>`; the words beside it carry the meaning.

    Raises LookupError for a name that assets/icons.txt does not list.
    """
    markup = _icons().get(name, "")
    if _icons() and not markup:
        raise LookupError(f"No icon '{name}': add it to assets/icons.txt and run `npm run build`.")
    return format_html(
        '<svg class="icon {}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round" '
        'stroke-linejoin="round" aria-hidden="true">{}</svg>',
        css_class,
        mark_safe(markup),  # noqa: S308 - our own build wrote it
    )


@cache
def _icons() -> dict[str, str]:
    """Return {name: markup}; empty before the first build, so that pages work without it."""
    return json.loads(ICON_FILE.read_text()) if ICON_FILE.exists() else {}

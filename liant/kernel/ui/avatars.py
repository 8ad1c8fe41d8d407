"""The picture of a record, or the initials that stand for one without."""

import unicodedata
from html import escape

from django.utils.safestring import SafeString

from liant.kernel.ui.tones import tone_of

QUOTES = "\"'„”«».,()"


def avatar(caption: str, css_class: str = "", picture: str = "") -> SafeString:
    """Return a decorative tile: the picture at that address, else the initials, always in the same colour."""
    if picture:
        return SafeString(
            f'<img class="avatar avatar-picture {css_class}" src="{escape(picture)}?small" alt="" loading="lazy"'
            ' width="96" height="96">'
        )
    return SafeString(
        f'<span class="avatar avatar-initials tone-{tone_of(caption)} {css_class}"'
        f' data-initials="{escape(initials(caption))}" aria-hidden="true"></span>'
    )


def initials(caption: str) -> str:
    """Return up to two capitals: of the first and the last word that begin with a letter or a digit."""
    words = [word for word in (part.strip(QUOTES) for part in caption.split()) if word[:1].isalnum()]
    chosen = words[:1] + words[1:][-1:]
    return "".join(_capital(word) for word in chosen)


def _capital(word: str) -> str:
    """Return the first letter as a capital; a Greek one without its accent, which capitals do not carry."""
    letter = word[0].upper()[0]
    is_greek = "\u0370" <= letter <= "\u03ff"
    return unicodedata.normalize("NFD", letter)[0] if is_greek else letter

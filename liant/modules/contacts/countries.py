"""Countries by ISO 3166 code, named in the reader's language (CLDR)."""

from functools import cache

from babel import Locale
from django.utils.translation import get_language

# Where the first users live and trade; the rest follows by name.
FIRST = ("RO", "GR", "CY", "BG", "MD")


def countries() -> list[tuple[str, str]]:
    """(code, name) of every country, the usual ones first."""
    return _countries(get_language() or "en")


@cache
def _countries(language: str) -> list[tuple[str, str]]:
    names = {
        code: name
        for code, name in Locale.parse(language, sep="-").territories.items()
        if len(code) == 2 and code < "XA"
    }
    rest = sorted((name, code) for code, name in names.items() if code not in FIRST)
    return [(code, names[code]) for code in FIRST] + [(code, name) for name, code in rest]

"""How much one may ask in how long, from the environment (docs/OPERATIONS.md)."""

import re
from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured

from liant.kernel.throttling.rate import Rate

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
# A person who clicks fast and a program that works through a list stay far below; a company may share an address.
DEFAULTS = {
    "pages": "1200/m",
    "api": "1200/m",
    "searches": "600/m",
    "exports": "60/h",
    "imports": "60/h",
    "strangers": "600/m",
}


def rates(environ: Mapping[str, str]) -> dict[str, Rate]:
    """The rate of each limit: LIANT_RATE_API and its like. Raises ImproperlyConfigured for what is no rate."""
    return {name: _rate(f"LIANT_RATE_{name.upper()}", environ, default) for name, default in DEFAULTS.items()}


def _rate(variable: str, environ: Mapping[str, str], default: str) -> Rate:
    written = environ.get(variable) or default
    found = re.fullmatch(r"([1-9]\d{0,8})/([smhd])", written)
    if found is None:
        raise ImproperlyConfigured(f"{variable} is {written!r}: give requests per s, m, h or d, such as {default}.")
    return Rate(int(found[1]), SECONDS[found[2]])

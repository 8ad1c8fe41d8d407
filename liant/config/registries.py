"""Which public registries of companies may be asked: LIANT_REGISTRIES."""

from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured

KNOWN = ("anaf", "vies")


def registries(environ: Mapping[str, str]) -> list[str]:
    """Their names in the order in which they are asked; none unless set. Raises ImproperlyConfigured for others."""
    written = environ.get("LIANT_REGISTRIES", "").lower().replace(" ", "")
    names = list(filter(None, written.split(",")))
    if unknown := [name for name in names if name not in KNOWN]:
        raise ImproperlyConfigured(f"LIANT_REGISTRIES: {unknown[0]!r} is not one of {', '.join(KNOWN)}.")
    return names

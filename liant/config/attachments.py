"""Which files records may have, from the environment (docs/OPERATIONS.md)."""

from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured

from liant.kernel.attachments.kinds import TYPES

MEGABYTES = 25


def largest(environ: Mapping[str, str]) -> int:
    """LIANT_ATTACHMENT_MB in bytes. Raises ImproperlyConfigured for what is no such number."""
    written = environ.get("LIANT_ATTACHMENT_MB") or str(MEGABYTES)
    if not written.isdecimal() or not 0 < int(written) <= 2_000:
        raise ImproperlyConfigured(f"LIANT_ATTACHMENT_MB is {written!r}: give whole megabytes, 1 to 2000.")
    return int(written) * 1024 * 1024


def types(environ: Mapping[str, str]) -> frozenset[str]:
    """The endings of LIANT_ATTACHMENT_TYPES; all that are known unless set. Raises ImproperlyConfigured for others."""
    written = environ.get("LIANT_ATTACHMENT_TYPES", "").lower().replace(".", "").split(",")
    chosen = frozenset(filter(None, map(str.strip, written))) or frozenset(TYPES)
    if unknown := sorted(chosen - TYPES.keys()):
        raise ImproperlyConfigured(f"LIANT_ATTACHMENT_TYPES: {unknown[0]!r} is not one of {', '.join(sorted(TYPES))}.")
    return chosen

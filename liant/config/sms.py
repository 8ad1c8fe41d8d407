"""Which gateway sends short messages, from the environment (docs/OPERATIONS.md)."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured


def sms_url(environ: Mapping[str, str]) -> str:
    """LIANT_SMS_URL; empty without. Raises ImproperlyConfigured."""
    url = environ.get("LIANT_SMS_URL", "")
    if url and (urlsplit(url).scheme not in ("https", "http") or not urlsplit(url).hostname):
        raise ImproperlyConfigured("LIANT_SMS_URL is no address: write https://gateway.example/send.")
    return url

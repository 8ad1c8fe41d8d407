"""How mail leaves this installation: Django's settings from LIANT_EMAIL_URL and LIANT_EMAIL_FROM."""

from collections.abc import Mapping
from email.utils import parseaddr
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

CONSOLE, SMTP = (f"django.core.mail.backends.{way}.EmailBackend" for way in ("console", "smtp"))
# The ports for handing in mail: with TLS from the first byte, or turning to TLS by STARTTLS (RFC 8314, RFC 6409).
PORTS = {"smtps": 465, "smtp": 587}
SECONDS_TO_ANSWER = 20
FORM = "smtps://user:password@host (or smtp:// to turn to TLS by STARTTLS)"


def mail_settings(environ: Mapping[str, str]) -> dict[str, Any]:
    """The settings EMAIL_* and DEFAULT_FROM_EMAIL; without LIANT_EMAIL_URL, mail is printed where Liant was started.

    Mail is handed in by TLS only, unless the address ends in `?tls=no`: for a relay on this machine or network.
    Raises ImproperlyConfigured, in words that hold no password.
    """
    url = environ.get("LIANT_EMAIL_URL", "")
    if not url:
        return {"EMAIL_BACKEND": CONSOLE, "DEFAULT_FROM_EMAIL": "liant@localhost"}
    server, port = _server(url)
    has_tls = parse_qs(server.query).get("tls") != ["no"]
    return {
        "EMAIL_BACKEND": SMTP,
        "EMAIL_HOST": server.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(server.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(server.password or ""),
        "EMAIL_USE_SSL": has_tls and server.scheme == "smtps",
        "EMAIL_USE_TLS": has_tls and server.scheme == "smtp",
        "EMAIL_TIMEOUT": SECONDS_TO_ANSWER,
        "DEFAULT_FROM_EMAIL": _sender(environ.get("LIANT_EMAIL_FROM", "")),
    }


def _server(url: str) -> tuple[SplitResult, int]:
    try:
        server = urlsplit(url)
        port = server.port or PORTS[server.scheme]
    except (ValueError, KeyError):
        raise ImproperlyConfigured(f"LIANT_EMAIL_URL is not understood: write {FORM}.") from None
    if not server.hostname:
        raise ImproperlyConfigured(f"LIANT_EMAIL_URL names no host: write {FORM}.")
    return server, port


def _sender(sender: str) -> str:
    if "@" not in parseaddr(sender)[1]:
        raise ImproperlyConfigured("Set LIANT_EMAIL_FROM to the address from which Liant writes: Acme <crm@acme.ro>.")
    return sender

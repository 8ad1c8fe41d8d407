"""Posting to an address that somebody entered: never into our own network, never elsewhere than was checked.

The name is looked up once and what is connected to is what was checked, so that no second answer of a name server leads
inside (DNS rebinding; OWASP SSRF prevention). No redirect is followed, no proxy asked, no more read than is kept.
"""

import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Timer
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

# Seconds for each step, and for all of it.
STEP, WHOLE = 10, 30
KEPT = 2000
# IPv6 that leads on to IPv4: what is behind it is not told by the address.
LEADS_ON = tuple(map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))
Address = IPv4Address | IPv6Address


class RefusedError(Exception):
    """An address that messages do not go to."""


@dataclass(frozen=True)
class Outcome:
    """What a receiver answered: its status and the beginning of its words; without status, why none came."""

    status: int | None
    answer: str

    @property
    def has_arrived(self) -> bool:
        """Whether the receiver took the message."""
        return self.status is not None and 200 <= self.status < 300


def post(url: str, body: bytes, headers: dict[str, str]) -> Outcome:
    """Post once; whatever goes wrong is an outcome."""
    parts = urlsplit(url)
    try:
        connection = _connection(parts.scheme, str(parts.hostname), parts.port)
    except (RefusedError, OSError, ValueError) as error:
        return Outcome(None, str(error))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    watch = Timer(WHOLE, _hang_up, [connection])
    watch.start()
    try:
        connection.request("POST", path, body, headers | {"Host": parts.netloc})
        response = connection.getresponse()
        return Outcome(response.status, response.read(KEPT).decode("utf-8", "replace").replace("\0", ""))
    except (OSError, HTTPException, ValueError) as error:
        return Outcome(None, str(error) or type(error).__name__)
    finally:
        watch.cancel()
        connection.close()


def _connection(scheme: str, host: str, port: int | None) -> HTTPConnection:
    """A connection to an address of the host that may be asked. Raises RefusedError when there is none."""
    port = port or (443 if scheme == "https" else 80)
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [ip_address(str(place[0]).partition("%")[0]) for *_kind, place in found]
    # One that leads inside is reason enough: an honest name leads to one place.
    if refused := next((address for address in addresses if not _may_be_asked(address, scheme)), None):
        raise RefusedError(
            _("%(address)s may not be asked: LIANT_WEBHOOK_NETWORKS does not allow it.") % {"address": refused}
        )
    raw = socket.create_connection((str(addresses[0]), port), timeout=STEP)
    if scheme != "https":
        plain = HTTPConnection(host, port, timeout=STEP)
        plain.sock = raw
        return plain
    context = ssl.create_default_context()
    secure = HTTPSConnection(host, port, timeout=STEP, context=context)
    try:
        secure.sock = context.wrap_socket(raw, server_hostname=host)
    except BaseException:
        raw.close()
        raise
    return secure


def _may_be_asked(address: Address, scheme: str) -> bool:
    """What the operator allows, and by https whatever is public."""
    plain = getattr(address, "ipv4_mapped", None) or address
    if any(plain in network for network in settings.WEBHOOK_NETWORKS):
        return True
    leads_on = any(plain in network for network in LEADS_ON)
    return scheme == "https" and plain.is_global and not (plain.is_multicast or leads_on)


def _hang_up(connection: HTTPConnection) -> None:
    # It may be over by itself just now.
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)

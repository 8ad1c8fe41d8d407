"""Which limit a request counts against, and for whom."""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import Any

from django.conf import settings
from django.urls import Resolver404, resolve

from liant.kernel.access.origin import client_address
from liant.kernel.throttling.rate import Rate

# What costs more than a page, by the name of its address.
COSTLY = {
    "entity:export": "exports",
    "exports:begin": "exports",
    "audit:export": "exports",
    "imports:upload": "imports",
    "search": "searches",
    "entity:options": "searches",
    "organisation:chart_find": "searches",
}
# Of IPv6 a visitor has a whole network, not one address.
NETWORK_BITS = 64


@dataclass(frozen=True)
class Limit:
    """The rate, by its name, that counts for somebody."""

    name: str
    whose: str

    @property
    def key(self) -> str:
        """Under which the requests are counted."""
        return f"{self.name}:{self.whose}"

    @property
    def rate(self) -> Rate:
        """What this installation allows."""
        found: Rate = settings.RATE_LIMITS[self.name]
        return found


def limit_of(request: Any, *, is_api: bool) -> Limit:
    """The limit of a request: an employee's by what is asked for, a stranger's by the address it comes from."""
    # A program shows its token: a session that happens to be there, too, does not count.
    employee = getattr(request.user if request.bearer is None else request.bearer, "employee_id", None)
    if employee is None:
        return Limit("strangers", _network(client_address(request)))
    return Limit("api" if is_api else COSTLY.get(_name(request.path_info), "pages"), str(employee))


def _name(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def _network(address: str | None) -> str:
    if address is None:
        return "unknown"
    parsed = ip_address(address)
    if not isinstance(parsed, IPv6Address):
        return address
    return str(parsed.ipv4_mapped or IPv6Address(int(parsed) >> NETWORK_BITS << NETWORK_BITS))

"""Which networks of our own webhooks may go to, from the environment (docs/OPERATIONS.md)."""

from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Network, ip_network

from django.core.exceptions import ImproperlyConfigured


def networks(environ: Mapping[str, str]) -> list[IPv4Network | IPv6Network]:
    """Those of LIANT_WEBHOOK_NETWORKS, with commas between. Raises ImproperlyConfigured for what is no network."""
    written = environ.get("LIANT_WEBHOOK_NETWORKS", "")
    try:
        return [ip_network(network.strip()) for network in written.split(",") if network.strip()]
    except ValueError as error:
        raise ImproperlyConfigured(f"LIANT_WEBHOOK_NETWORKS: {error}. Give networks as 10.1.0.0/16.") from error

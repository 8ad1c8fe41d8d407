"""A real OpenID provider for tests: on a port of its own, with users that a test describes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import requests
from oidc_provider_mock import run_server_in_thread

NAME = "Contoso Identity"


@dataclass(frozen=True)
class OpenIDProvider:
    """Where it runs."""

    url: str

    @property
    def environment(self) -> dict[str, str]:
        """What makes an installation use it."""
        return {
            "LIANT_OIDC_URL": self.url, "LIANT_OIDC_NAME": NAME, "LIANT_OIDC_CLIENT_ID": "liant",
            "LIANT_OIDC_SECRET": "secret of the tests",
        }  # fmt: skip

    def know(self, subject: str, **claims: Any) -> None:
        """Have a user of that name, about whom it says so much."""
        requests.put(f"{self.url}/users/{quote(subject)}", json=claims, timeout=10).raise_for_status()


@contextmanager
def open_id_provider() -> Iterator[OpenIDProvider]:
    """A provider that runs meanwhile."""
    with run_server_in_thread() as server:
        yield OpenIDProvider(f"http://localhost:{server.server_port}")

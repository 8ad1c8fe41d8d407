"""A real OpenID provider for tests: on a port of its own, with users that a test describes."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import quote

import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm
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


@contextmanager
def redirecting_to(elsewhere: str) -> Iterator[tuple[str, list[str]]]:
    """A server that sends whoever asks to the same path elsewhere: its address, and the paths asked for so far."""
    asked: list[str] = []

    class Redirecting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(302)
            self.send_header("Location", f"{elsewhere}{self.path}")
            self.end_headers()

    with _serving(Redirecting) as url:
        yield url, asked


@contextmanager
def impostor_of(provider: OpenIDProvider) -> Iterator[str]:
    """A server that passes the provider's description off as its own: its address."""

    class Impostor(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(requests.get(f"{provider.url}{self.path}", timeout=10).content)

    with _serving(Impostor) as url:
        yield url


def keys_of(key: rsa.RSAPrivateKey, **more: str) -> dict[str, Any]:
    """The set of keys (RFC 7517) in which a provider publishes the public half of one."""
    return {"keys": [RSAAlgorithm.to_jwk(key.public_key(), as_dict=True) | more]}


@contextmanager
def serving_keys(keys: dict[str, Any]) -> Iterator[str]:
    """Where these keys are to be had."""

    class Keys(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(keys).encode())

    with _serving(Keys) as url:
        yield url


@contextmanager
def _serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()

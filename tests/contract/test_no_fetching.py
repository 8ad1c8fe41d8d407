"""The server asks no address that a user entered, webhooks apart, which are guarded (OWASP ASVS 5.0, 1.3.6, 13.2.4)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What speaks to other machines.
SPEAKERS = {
    "aiohttp", "anymail", "ftplib", "http.client", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket",
    "telnetlib", "urllib.request", "urllib3", "websockets", "xmlrpc",
}  # fmt: skip
# Who may, and why nothing that a user enters gets there.
MAY_SPEAK = {
    # Whether our own web server answers, and whether its port is free.
    "liant/config/cli/up.py": {"http.client", "socket"},
    # The administrator's OpenID provider, LIANT_OIDC_URL; redirects are not followed.
    "liant/kernel/signin/single_sign_on.py": {"requests"},
    "liant/kernel/signin/views/single_sign_on.py": {"requests"},
    # The operator's gateway, LIANT_SMS_URL; redirects are not followed.
    "liant/kernel/sms/gateway.py": {"requests"},
    # Webhooks: public addresses by https alone, and what LIANT_WEBHOOK_NETWORKS allows; asked is what was checked.
    "liant/kernel/webhooks/transport.py": {"http.client", "socket"},
    # Registries of companies at fixed addresses, if LIANT_REGISTRIES names them: a checked number gets there.
    "liant/modules/contacts/registries/transport.py": {"requests"},
    # A provider of the tests.
    "liant/kernel/testing/openid.py": {"requests"},
}


def imports(tree: ast.AST) -> Iterator[str]:
    """The full names of what a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def speakers(source: str) -> set[str]:
    """What of the above a source text imports."""
    return {
        speaker for name in imports(ast.parse(source)) for speaker in SPEAKERS if f"{name}.".startswith(f"{speaker}.")
    }


@pytest.mark.req("SEC-09")
def test_nobody_else_speaks_to_other_machines() -> None:
    sources = [path for path in (ROOT / "liant").rglob("*.py") if "tests" not in path.parts]

    found = {str(path.relative_to(ROOT)): speakers(path.read_text()) for path in sources}

    assert {path: names for path, names in found.items() if names} == MAY_SPEAK


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import requests", {"requests"}),
        ("from requests.adapters import HTTPAdapter", {"requests"}),
        ("from urllib import request", {"urllib.request"}),
        ("def late():\n    import http.client as c", {"http.client"}),
        ("from urllib.parse import quote\nimport http", set()),
    ],
)
def test_every_way_to_import_is_seen(source: str, found: set[str]) -> None:
    assert speakers(source) == found

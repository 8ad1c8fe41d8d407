"""What the environment says about signing in."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

pytestmark = pytest.mark.req("SEC-09")

NAMES = (
    "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SECURE_SSL_REDIRECT",
    "ALLAUTH_TRUSTED_PROXY_COUNT", "SOCIALACCOUNT_PROVIDERS",
)  # fmt: skip


def settings_with(**environment: str) -> dict[str, Any]:
    """The settings of a process that starts with these variables; None for those that Django's defaults decide."""
    program = (
        "import json; from liant.config import signing_in as s; "
        f"print(json.dumps({{name: getattr(s, name, None) for name in {NAMES}}}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], env=os.environ | environment, capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_behind_tls_the_cookies_come_by_tls_and_from_this_host_only():
    found = settings_with(LIANT_HTTPS="1")

    assert found["SESSION_COOKIE_SECURE"] is found["CSRF_COOKIE_SECURE"] is found["SECURE_SSL_REDIRECT"] is True
    assert found["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert found["CSRF_COOKIE_NAME"].startswith("__Host-")


def test_the_visitors_address_is_read_behind_as_many_proxies_as_there_are():
    counts = [
        settings_with(**environment)["ALLAUTH_TRUSTED_PROXY_COUNT"]
        for environment in ({}, {"LIANT_HTTPS": "1"}, {"LIANT_HTTPS": "1", "LIANT_PROXIES": "2"})
    ]

    assert counts == [0, 1, 2]


def test_without_an_address_there_is_no_provider():
    assert settings_with()["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"] == []

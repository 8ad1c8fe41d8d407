"""Every answer, of whatever kind, tells the browser what it may do with it (OWASP ASVS 5.0, 3.2 to 3.4, 14.3)."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from liant.kernel.access.models import Employee
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.samples import sample
from liant.kernel.ui.security import HEADERS, allowing
from liant.modules.contacts.models import Contact
from tests.contract.addresses import addresses

pytestmark = pytest.mark.req("SEC-09")

CONTENT = HEADERS["Content-Security-Policy"]


@pytest.fixture
def browsers(cast: Cast, sign_in: Callable[[Employee], Client]) -> dict[str, Client]:
    """Somebody who may do everything, somebody who sees little, and a stranger; errors become pages."""
    sample(Contact, owner=cast.dora, by=cast.dora)
    made = {"dora": sign_in(cast.dora), "omar": sign_in(cast.omar), "a stranger": Client()}
    for client in made.values():
        client.raise_request_exception = False
    return made


def answers(client: Client) -> Iterator[Any]:
    """What the addresses of the matrix answer; contact 1 may or may not be there."""
    for name, arguments in addresses():
        yield client.get(reverse(name, kwargs=arguments))
    for path in (
        "/static/favicon.svg",
        "/static/missing.css",
        "/contacts",
        "/nowhere/",
        "/contacts/export/?format=xlsx",
    ):
        yield client.get(path)
    yield client.post("/api/contacts/", "{", content_type="application/json")
    yield client.delete("/api/contacts/0/")
    yield client.get("/", headers={"host": "elsewhere.example"})


def faults(answer: Any) -> list[str]:
    """The headers that an answer should have."""
    scans = answer.request["PATH_INFO"] == "/contacts/scan/" and answer.status_code == 200
    meant = HEADERS | ({"Permissions-Policy": allowing("camera")} if scans else {})
    is_static = answer.request["PATH_INFO"] == "/static/favicon.svg"
    return [
        f"{answer.status_code} {answer.request['PATH_INFO']}: {name}: {answer.headers.get(name)}"
        for name, value in meant.items()
        if value not in answer.headers.get(name, "") and not (is_static and name == "Cache-Control")
    ]


def test_every_answer_has_the_headers(browsers: dict[str, Client]) -> None:
    seen = [answer for client in browsers.values() for answer in answers(client)]

    assert [fault for answer in seen for fault in faults(answer)] == []
    assert {200, 302, 400, 401, 403, 404, 405, 422} <= {answer.status_code for answer in seen}


def test_a_page_that_fails_has_the_headers_and_tells_nothing(
    browsers: dict[str, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError("the secret of the house")

    monkeypatch.setattr("liant.kernel.entity.views.home.rights_of_actor", fail)

    answer = browsers["dora"].get("/")

    assert answer.status_code == 500
    assert faults(answer) == []
    assert b"secret of the house" not in answer.content


def test_the_policy_lets_in_no_code_but_ours() -> None:
    rules = dict(rule.split(" ", 1) for rule in CONTENT.split("; "))

    assert rules["default-src"] == "'self'"
    assert {name: rules[name] for name in ("object-src", "base-uri", "frame-ancestors")} == dict.fromkeys(
        ("object-src", "base-uri", "frame-ancestors"), "'none'"
    )
    assert "unsafe" not in CONTENT
    assert "script-src" not in rules


def test_one_page_alone_may_ask_for_the_camera_and_for_nothing_else(browsers: dict[str, Client]) -> None:
    usual = HEADERS["Permissions-Policy"]

    given = {answer.request["PATH_INFO"]: answer.headers["Permissions-Policy"] for answer in answers(browsers["dora"])}

    assert "camera=()" in usual
    assert {path: policy for path, policy in given.items() if policy != usual} == {
        "/contacts/scan/": usual.replace("camera=()", "camera=(self)")
    }


def test_static_files_alone_are_kept_by_browsers(client: Client) -> None:
    assert "max-age=31536000" in client.get("/static/favicon.svg").headers["Cache-Control"]


def test_a_browser_that_came_by_tls_is_told_to_come_so_again(browsers: dict[str, Client], settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31536000, True
    paths = ("/", "/static/favicon.svg", "/nowhere/", "/api/contacts/", "/account/login/")

    answers = [browsers["a stranger"].get(path, secure=True) for path in paths]

    told = {answer.headers["Strict-Transport-Security"] for answer in answers}
    assert told == {"max-age=31536000; includeSubDomains"}


def test_no_cookie_but_the_session_and_the_token_is_set_and_scripts_read_neither(browsers: dict[str, Client]) -> None:
    client = browsers["dora"]
    client.get("/contacts/new/")
    client.post("/contacts/new/?kind=account", {"name": "Hotel Ștefan"})

    cookies = client.cookies

    assert set(cookies) == {"sessionid", "csrftoken"}
    assert [(cookie["httponly"], cookie["samesite"]) for cookie in cookies.values()] == [(True, "Lax")] * 2


def test_django_finds_nothing_to_better_in_an_installation_with_tls() -> None:
    environment = os.environ | {"LIANT_HTTPS": "1", "LIANT_SECRET_KEY": "kX9-b" * 12}
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]

    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr

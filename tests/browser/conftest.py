"""A running Liant, a Chromium, and pages in it. A page that complains to its console fails the test."""

import shutil
from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from liant.kernel.testing.openid import OpenIDProvider, open_id_provider
from liant.modules.contacts.registries.standing_in import ANAF, Registry
from tests.browser.installation import Installation, installation
from tests.browser.visits import PATIENCE, Visits
from tests.mail_server import MailServer, mail_server

NAMES_OF_CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailServer]:
    """The mail server by which Liant sends."""
    with mail_server(tmp_path_factory.mktemp("post"), "smtps") as running:
        yield running


@pytest.fixture(scope="session")
def provider() -> Iterator[OpenIDProvider]:
    """The OpenID provider of the demonstration company."""
    with open_id_provider() as running:
        yield running


@pytest.fixture(scope="session")
def registry() -> Iterator[Registry]:
    """The registry that is asked for companies; it knows one."""
    with Registry() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        server.say(ANAF)
        yield server
        server.shutdown()


@pytest.fixture(scope="session")
def site(
    worker_id: str, template: str, post: MailServer, provider: OpenIDProvider, registry: Registry
) -> Iterator[Installation]:
    """Liant with the demonstration company."""
    asked = {"LIANT_REGISTRIES": "anaf", "TEST_REGISTRY": registry.url}
    variables = post.variables() | provider.environment | asked
    with installation(f"liant_browser_{worker_id}", template, variables) as running:
        yield running


# Not for the whole session: while Playwright runs, Django takes its thread for an asynchronous one.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=program(), args=FLAGS)


def program() -> str:
    """Where Chromium is on this machine."""
    found = next(filter(None, map(shutil.which, NAMES_OF_CHROMIUM)), None)
    assert found, "Install Chromium to test the pages: apt install chromium"
    return found


@pytest.fixture(scope="session")
def signed_in() -> dict[str, Any]:
    """The cookies of those who have signed in, by login."""
    return {}


@pytest.fixture
def visits(browser: Browser, site: Installation, signed_in: dict[str, Any]) -> Iterator[Visits]:
    """The visits of one test."""
    visits = Visits(browser, site, signed_in)
    yield visits
    visits.close()
    assert not visits.problems


@pytest.fixture
def stranger(visits: Visits) -> Callable[..., Page]:
    """Opens a page without signing in."""
    return visits.stranger


@pytest.fixture
def as_user(visits: Visits) -> Callable[..., Page]:
    """Opens a page as a login of the demonstration company."""
    return visits.employee

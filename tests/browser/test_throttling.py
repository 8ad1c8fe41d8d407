"""The web has several processes; what they count, they count together."""

import pytest
import requests

from tests.browser.installation import Installation

pytestmark = pytest.mark.req("SEC-09")


def guess(site: Installation, address: str) -> str:
    """Send the sign-in form with a wrong password, over a new connection; the page."""
    with requests.Session() as browser:
        url = f"{site.url}/account/login/"
        browser.get(url, timeout=30)
        form = {"login": address, "password": "wrong", "csrfmiddlewaretoken": browser.cookies["csrftoken"]}
        return browser.post(url, data=form, timeout=30).text


def test_failures_are_counted_over_all_processes(site: Installation):
    pages = [guess(site, "guessed@elsewhere.example") for _ in range(12)]

    told = ["Too many failed attempts" in page for page in pages]

    assert told == [False] * 10 + [True] * 2

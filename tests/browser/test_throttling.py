"""The web has several processes; what they count, they count together."""

import os
from contextlib import closing
from urllib.parse import urlsplit

import psycopg
import pytest
import requests
from playwright.sync_api import expect

from tests.browser.forms import open_new, save, toast
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


def set_counts(worker_id: str, number: int) -> None:
    """Have everybody asked for so many pages in the span under way."""
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/liant_browser_{worker_id}").geturl()
    with closing(psycopg.connect(url, autocommit=True)) as connection:
        connection.execute("UPDATE throttling_count SET number = %s WHERE key LIKE 'pages:%%'", [number])


def test_a_form_that_is_refused_for_now_keeps_what_was_typed(as_user, worker_id):
    page = as_user("cluj")
    page.goto("/contacts/")
    drawer = open_new(page, "Account")
    drawer.get_by_label("Name", exact=True).fill("Cofetăria Dulce SRL")

    set_counts(worker_id, 1_000_000)
    save(drawer)

    expect(toast(page, "You have asked too much in a short time.")).to_be_visible()
    expect(drawer.get_by_label("Name", exact=True)).to_have_value("Cofetăria Dulce SRL")
    set_counts(worker_id, 1)
    save(drawer)
    expect(toast(page, "Cofetăria Dulce SRL is saved.")).to_be_visible()

"""An administrator has another program told what happens, and reads what came of it (GEN-04)."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.forms import save, toast
from tests.browser.records import make_account

pytestmark = pytest.mark.req("GEN-04")


def choose(page: Page, label: str, *names: str) -> None:
    """Choose some of what a field offers."""
    for name in names:
        page.get_by_role("combobox", name=label).click()
        page.get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Escape")


def test_a_webhook_is_set_up_and_its_log_tells_that_our_own_network_is_not_asked(as_user):
    page = as_user("administrator")
    page.goto("/webhooks/new/")

    page.get_by_label("Name").fill("Contabilitate")
    page.get_by_label("Address").fill("http://127.0.0.1:9/liant")
    choose(page, "Records", "Contacts")
    choose(page, "Events", "Created", "Deleted")
    save(page.get_by_role("main"))
    expect(toast(page, "Contabilitate is saved.")).to_be_visible()
    make_account(page, "Vestita SRL")
    page.get_by_role("link", name="Messages").click()
    expect(page).to_have_url(re.compile("/deliveries/$"))
    # The worker sends it in its own time.
    deadline = time.monotonic() + 60
    while not page.get_by_text("LIANT_WEBHOOK_NETWORKS").is_visible():
        assert time.monotonic() < deadline, page.locator("main").inner_text()
        page.reload()

    told = page.locator(".delivery")
    expect(told.get_by_role("link", name="Vestita SRL")).to_be_visible()
    expect(told.get_by_text("1 attempt")).to_be_visible()
    told.get_by_role("button", name="Send again").click()
    expect(toast(page, "The message is sent again.")).to_be_visible()

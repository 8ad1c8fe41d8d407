"""Tags put on a record without leaving the keyboard (GEN-02, GEN-03)."""

import pytest
from playwright.sync_api import expect

from tests.browser.records import make_account

pytestmark = pytest.mark.req("GEN-02", "GEN-03")


def test_a_missing_tag_is_made_and_put_on_by_keys_alone(as_user):
    page = as_user("cluj")
    page.goto(f"/contacts/{make_account(page, 'Cu Etichete SRL')}/")

    page.keyboard.press("t")
    expect(page.get_by_role("dialog").get_by_role("combobox")).to_be_focused()
    page.keyboard.type("Partener strategic")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Name")).to_have_value("Partener strategic")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("dialog").get_by_role("combobox")).to_be_focused()
    page.keyboard.press("Control+Enter")

    tag = page.locator(".record-tags").get_by_role("link", name="Partener strategic")
    tag.click()
    expect(page.locator("#list .caption-link")).to_have_text(["Cu Etichete SRL"])

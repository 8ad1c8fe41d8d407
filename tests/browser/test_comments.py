"""Comments on a record's page, with colleagues mentioned (GEN-02)."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.records import make_account

pytestmark = pytest.mark.req("GEN-02")


def test_a_colleague_is_mentioned_by_keys_and_the_comment_changed(as_user: Any) -> None:
    page = as_user("cluj")
    number = make_account(page, "Comentatul SRL")
    page.goto(f"/contacts/{number}/comments/")
    text, main = page.get_by_label("Your comment").first, page.get_by_role("main")

    text.press_sequentially("Vezi @a")
    offered = main.get_by_role("listbox", name="Colleagues").get_by_role("option")
    expect(offered.first).to_be_visible()
    name = offered.first.inner_text()
    text.press("Enter")
    expect(text).to_have_value(f"Vezi @{name} ")
    main.get_by_role("button", name="Comment", exact=True).click()

    said = page.locator(".comment-text")
    expect(said).to_have_text(f"Vezi @{name}")
    expect(said.get_by_role("link")).to_have_attribute("href", re.compile(r"^/employees/\d+/$"))
    expect(main.get_by_role("button", name="Unfollow")).to_be_visible()
    page.locator(".comment summary").click()
    own = page.locator(".comment textarea")
    expect(own).to_have_value(f"Vezi @{name}")
    own.fill(f"Sună @{name}")
    main.get_by_role("button", name="Save").click()
    expect(said).to_have_text(f"Sună @{name}")
    expect(said.get_by_role("link")).to_be_visible()
    main.get_by_role("button", name="Delete the comment").click()
    expect(said).to_have_count(0)

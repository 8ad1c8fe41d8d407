"""What one is told, live in the page, and how one wishes to be told (ACT-09)."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.records import make_account
from tests.browser.visits import csrf

pytestmark = pytest.mark.req("ACT-09", "GEN-02")


def mention(page: Page, number: int, name: str, words: str = "Vezi") -> None:
    """Comment on a contact and mention a colleague."""
    page.goto(f"/contacts/{number}/comments/")
    found = json.loads(page.evaluate(f"fetch('colleagues/?q={name}').then(answer => answer.text())"))
    page.get_by_label("Your comment").first.fill(f"{words} @[{found[0]['id']}]")
    page.get_by_role("main").get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".comment-text").first).to_contain_text(words)


def looked(page: Page) -> None:
    """Have seen all that other tests told."""
    assert page.request.post("/api/notifications/seen/", headers=csrf(page.context)).status == 204


def name_of(page: Page) -> str:
    """Of who is signed in."""
    label = page.locator(".user-button").get_attribute("aria-label") or ""
    return label.removeprefix("Account of ")


def test_the_bell_of_a_colleague_rings_in_every_tab_without_reloading(as_user: Any) -> None:
    cluj, head = as_user("cluj"), as_user("head")
    looked(head)
    head.goto("/contacts/")
    other = head.context.new_page()
    other.goto("/")
    number = make_account(cluj, "Clopoțelul SRL")
    bell = head.locator("#bell")
    expect(bell).to_have_attribute("aria-label", "No new notifications")

    mention(cluj, number, name_of(head), "Sună")

    expect(bell).to_have_attribute("aria-label", "1 new notification")
    expect(head).to_have_title(re.compile(r"^\(1\) Contacts"))
    expect(other.locator(".bell-number")).to_have_text("1")
    expect(head.get_by_role("status").filter(has_text="Clopoțelul SRL")).to_be_visible()
    head.keyboard.press("b")
    drawer = head.get_by_role("dialog", name="Notifications")
    expect(drawer).to_contain_text("Sună")
    drawer.get_by_role("link", name="Clopoțelul SRL").click()
    expect(head).to_have_url(re.compile(rf"/contacts/{number}/comments/$"))
    expect(head.locator(".bell-number")).to_have_text("")
    expect(other.locator(".bell-number")).to_have_text("")


def test_one_marks_as_seen_one_or_all_and_narrows_to_what_is_new(as_user: Any) -> None:
    cluj, head = as_user("cluj"), as_user("head")
    looked(head)
    head.goto("/notifications/")
    for name in ("Alfa Văzut SRL", "Beta Văzut SRL", "Gama Văzut SRL"):
        mention(cluj, make_account(cluj, name), name_of(head))
    expect(head.locator(".bell-number")).to_have_text("3")

    head.goto("/notifications/?new=1")
    head.get_by_role("button", name="Mark as seen: Beta Văzut SRL").click()
    expect(head.get_by_role("main").locator(".notice")).to_have_count(2)
    expect(head.locator(".bell-number")).to_have_text("2")
    head.get_by_role("button", name="Mark all as seen").click()

    expect(head.locator(".notice-new")).to_have_count(0)
    expect(head.locator(".bell-number")).to_have_text("")
    head.get_by_label("New ones only").check()
    expect(head.get_by_role("heading", name="Nothing here")).to_be_visible()


def test_one_says_how_one_wishes_to_be_told(as_user: Any) -> None:
    page = as_user("head")
    page.goto("/notifications/settings/")

    page.get_by_label("From", exact=True).fill("20:00")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Say when quiet hours begin and when they end")).to_be_visible()
    page.get_by_label("Until", exact=True).fill("07:00")
    page.get_by_label("Somebody lends me rights: by mail").select_option("never")
    page.get_by_label("Monday").uncheck()
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("From now on you are told in this way.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("From", exact=True)).to_have_value("20:00")
    expect(page.get_by_label("Somebody lends me rights: by mail")).to_have_value("never")
    expect(page.get_by_label("Monday")).not_to_be_checked()
    page.get_by_label("From", exact=True).fill("")
    page.get_by_label("Until", exact=True).fill("")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("From", exact=True)).to_have_value("")


def test_without_scripts_the_bell_leads_to_what_is_new(as_user: Any) -> None:
    cluj, head = as_user("cluj"), as_user("head")
    head.goto("/contacts/")
    looked(head)
    mention(cluj, make_account(cluj, "Fără Scripturi SRL"), name_of(head))
    expect(head.locator(".bell-number")).to_have_text("1")
    page = as_user("head", scripts=False)
    page.goto("/contacts/")

    page.get_by_role("link", name="1 new notification").click()
    page.get_by_role("button", name="Mark as seen: Fără Scripturi SRL").click()

    expect(page.get_by_role("heading", name="Notifications")).to_be_visible()
    expect(page.locator(".notice-new")).to_have_count(0)
    expect(page.get_by_role("link", name="No new notifications")).to_be_visible()


@pytest.mark.req("SEC-09")
def test_the_stream_is_for_our_own_pages_of_who_is_signed_in(stranger: Any, as_user: Any) -> None:
    refused = stranger().request.get("/live/").status
    foreign = as_user("head").request.get("/live/", headers={"Origin": "https://evil.example"}).status

    assert (refused, foreign) == (401, 403)

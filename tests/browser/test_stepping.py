"""From record to record as the list has them, back to the list as it was; acts by their names (GEN-02)."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.records import make_account

pytestmark = pytest.mark.req("GEN-02")


def test_one_steps_through_the_list_one_came_from_and_returns_to_it(as_user):
    page = as_user("cluj")
    for name in ("Pășitoru Alfa SRL", "Pășitoru Beta SRL", "Pășitoru Gama SRL"):
        make_account(page, name)
    page.goto("/contacts/?q=pasitoru&sort=-caption")
    page.get_by_role("link", name="Pășitoru Gama SRL").click()
    expect(page.get_by_role("link", name="Previous in the list")).to_be_hidden()

    page.get_by_role("link", name="Next in the list").click()
    expect(page.get_by_role("heading", name="Pășitoru Beta SRL")).to_be_visible()
    page.keyboard.press("j")
    expect(page.get_by_role("heading", name="Pășitoru Alfa SRL")).to_be_visible()
    expect(page.get_by_role("link", name="Next in the list")).to_be_hidden()
    page.keyboard.press("k")
    expect(page.get_by_role("heading", name="Pășitoru Beta SRL")).to_be_visible()
    page.locator(".trail a").first.click()

    expect(page).to_have_url(re.compile(r"/contacts/\?q=pasitoru&sort=-caption$"))


def test_the_last_of_a_page_leads_to_the_first_of_the_next(as_user):
    page = as_user("director")
    page.goto("/contacts/")
    page.locator(".caption-link").last.click()
    expect(page.locator(".record-head")).to_be_visible()
    before = page.url

    page.get_by_role("link", name="Next in the list").click()
    expect(page).not_to_have_url(before)
    expect(page.get_by_role("link", name="Previous in the list")).to_be_visible()
    page.get_by_role("link", name="Previous in the list").click()

    expect(page).to_have_url(before)


def test_a_record_that_one_did_not_come_to_from_a_list_has_no_steps(as_user):
    page = as_user("cluj")
    number = make_account(page, "Singuratica SRL")

    page.goto(f"/contacts/{number}/")

    expect(page.get_by_role("heading", name="Singuratica SRL")).to_be_visible()
    expect(page.get_by_role("link", name="Next in the list")).to_be_hidden()


def test_the_search_box_finds_what_one_may_do(as_user):
    page = as_user("cluj")
    page.goto("/")

    page.keyboard.press("Control+k")
    box = page.get_by_role("dialog", name="Search").get_by_role("combobox")
    box.fill("new pers")
    page.get_by_role("option", name="New: person").click()

    expect(page.get_by_role("heading", name="New person")).to_be_visible()


def test_a_row_is_picked_by_its_key(as_user):
    page = as_user("cluj")
    page.goto("/contacts/?kind=account")

    page.get_by_role("columnheader", name="Name").focus()
    page.keyboard.press("j")
    page.keyboard.press("x")

    expect(page.locator("selection-bar")).to_contain_text("1 picked")

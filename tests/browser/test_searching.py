"""The search box over everything."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.records import make_person

pytestmark = pytest.mark.req("CON-23")


def test_a_contact_is_found_without_accents_and_opened_by_keyboard(as_user):
    page = as_user("cluj")
    number = make_person(page, "Țăndărică")
    page.goto("/")

    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("tandarica stef")
    expect(dialog.get_by_role("option", name="Țăndărică Ștefania")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(f"/contacts/{number}/$"))
    expect(page.get_by_role("heading", name="Țăndărică Ștefania")).to_be_visible()
    expect(dialog).to_be_hidden()


def test_a_mistyped_name_is_found(as_user):
    page = as_user("cluj")
    page.goto("/contacts/?kind=person&q=alexandrescu")
    caption = page.locator("td .caption-link").first.inner_text()

    page.keyboard.press("/")
    page.get_by_role("dialog", name="Search").get_by_role("combobox").fill("alexandrsecu")

    expect(page.get_by_role("option", name=caption)).to_be_visible()


def test_escape_closes_the_search_and_returns_to_where_one_was(as_user):
    page = as_user("cluj")
    page.goto("/contacts/")
    page.get_by_role("link", name="Created").focus()

    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog", name="Search")).to_be_hidden()
    expect(page).to_have_url(re.compile("/contacts/$"))


def test_what_is_not_there_is_told(as_user):
    page = as_user("cluj")
    page.goto("/")

    page.keyboard.press("Control+k")
    page.get_by_role("dialog", name="Search").get_by_role("combobox").fill("qqxxyyzz")

    expect(page.get_by_role("heading", name="Nothing found")).to_be_visible()

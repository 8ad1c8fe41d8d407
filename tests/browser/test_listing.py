"""The list of contacts."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.records import make_account

pytestmark = pytest.mark.req("GEN-02")


def names(page: Page) -> Locator:
    """The names in the list."""
    return page.locator("td .caption-link")


def filter_by(page: Page, label: str, choice: str) -> None:
    """Set one filter in the panel and show the results."""
    page.get_by_role("button", name="Filter").click()
    panel = page.get_by_role("dialog", name="Filter")
    field = panel.get_by_label(label, exact=True)
    if field.evaluate("field => field.matches('select')"):
        field.select_option(choice)
    else:
        field.fill(choice)
    panel.get_by_role("button", name="Show results").click()


def pick(page: Page, label: str, choice: str) -> None:
    """Pick a filter's value by typing."""
    page.get_by_role("button", name="Filter").click()
    panel = page.get_by_role("dialog", name="Filter")
    panel.get_by_role("combobox", name=label, exact=True).fill(choice)
    page.get_by_role("option", name=choice, exact=True).click()
    panel.get_by_role("button", name="Show results").click()


def test_a_click_on_a_heading_sorts_and_another_one_turns_it_round(as_user):
    page = as_user("cluj")
    page.goto("/contacts/")
    first = names(page).first.inner_text()

    page.get_by_role("link", name="Name", exact=True).click()
    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute("aria-sort", "descending")
    expect(names(page).first).not_to_have_text(first)
    page.get_by_role("link", name="Name", exact=True).click()

    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute("aria-sort", "ascending")
    expect(names(page).first).to_have_text(first)


def test_typing_narrows_the_list(as_user):
    page = as_user("cluj")
    make_account(page, "Cetățuia Quiproquo SRL")
    page.goto("/contacts/")

    page.get_by_role("searchbox", name="Search in Contacts").fill("quiproquo")

    expect(names(page)).to_have_text(["Cetățuia Quiproquo SRL"])
    expect(page.locator("#list-count")).to_have_text("1")
    expect(page.get_by_role("searchbox", name="Search in Contacts")).to_be_focused()


@pytest.mark.req("CON-11")
def test_filters_by_city_and_category_show_as_chips_and_go_one_by_one(as_user):
    page = as_user("cluj")
    page.goto("/contacts/")
    all_of_them = page.locator("#list-count").inner_text()

    filter_by(page, "City", "cluj")
    chips = page.get_by_role("list", name="Active filters")
    expect(chips).to_contain_text("City cluj")
    of_the_city = page.locator("#list-count").inner_text()
    pick(page, "Categories", "Farms")
    expect(chips).to_contain_text("Farms")
    expect(page.locator("td[data-label=Categories]").first).to_contain_text("Farms")
    expect(page.locator("td[data-label=City]").first).to_have_text("Cluj-Napoca")
    chips.get_by_role("link", name="Remove the filter Categories Farms").click()
    expect(page.locator("#list-count")).to_have_text(of_the_city)
    chips.get_by_role("link", name="Clear all").click()

    expect(chips).to_be_hidden()
    expect(page.locator("#list-count")).to_have_text(all_of_them)


@pytest.mark.req("GEN-01")
@pytest.mark.parametrize(("language", "labels", "nothing"), [
    ("en", ("Categories", "Owner", "Unit"), "Any"), ("ro", ("Categorii", "Responsabil", "Unitate"), "Oricare"),
])  # fmt: skip
def test_a_filter_that_is_picked_says_any_like_the_others(as_user, language, labels, nothing):
    page = as_user("cluj", language=language)
    page.goto("/contacts/")

    page.locator("#filter-button").click()
    panel = page.locator("#filters")

    expect(panel.get_by_label(re.compile("^(Kind|Tip)$")).locator("option").first).to_have_text(nothing)
    for label in labels:
        expect(panel.get_by_role("combobox", name=label)).to_have_attribute("placeholder", nothing)


def test_one_pages_on_and_back_and_no_row_is_lost(as_user):
    page = as_user("cluj")
    page.goto("/contacts/")
    first_page = names(page).all_inner_texts()

    page.get_by_role("link", name="Next").click()
    expect(names(page).first).not_to_have_text(first_page[0])
    second_page = names(page).all_inner_texts()
    page.get_by_role("link", name="Previous").click()
    expect(names(page).first).to_have_text(first_page[0])

    assert names(page).all_inner_texts() == first_page
    assert not set(first_page) & set(second_page)


def test_the_back_button_returns_to_the_list_as_it_was(as_user):
    page = as_user("cluj")
    page.goto("/contacts/?kind=person&sort=-caption")
    page.get_by_role("link", name="Next").click()
    expect(page).to_have_url(re.compile("after="))
    expect(page.get_by_role("link", name="Previous")).to_be_visible()
    shown = names(page).all_inner_texts()

    names(page).nth(3).click()
    expect(page.get_by_role("heading", name=shown[3])).to_be_visible()
    page.go_back()

    expect(names(page)).to_have_text(shown)
    assert parse_qs(urlsplit(page.url).query)["sort"] == ["-caption"]


def test_a_filter_for_what_is_not_there_is_left_out_and_named(as_user):
    page = as_user("cluj")

    page.goto("/contacts/?owner=999999&kind=person")

    expect(page.get_by_role("alert")).to_contain_text("Owner")
    expect(page.get_by_role("list", name="Active filters")).to_contain_text("Kind Person")
    expect(names(page).first).to_be_visible()


def test_a_damaged_page_address_leads_to_the_beginning_of_the_list(as_user):
    page = as_user("cluj")

    page.goto("/contacts/?after=nonsense")

    expect(page.get_by_role("status").filter(has_text="damaged")).to_be_visible()
    expect(names(page).first).to_be_visible()

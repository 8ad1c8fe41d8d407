"""Columns, orders and saved views of a list (GEN-02)."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.forms import pick, toast

pytestmark = pytest.mark.req("GEN-02")


def heads(page: Page) -> Locator:
    """The heads of the columns."""
    return page.locator("thead th:not(.cell-pick)")


def open_menu(page: Page) -> Locator:
    """The menu of views."""
    page.locator("#view-button").click()
    return page.locator("#view-menu")


def test_one_chooses_columns_and_their_order(as_user):
    page = as_user("cluj")
    page.goto("/contacts/?kind=person&column=kind&column=phone&column=email&column=city&column=owner")

    page.get_by_role("link", name="Columns").click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_role("checkbox", name="Phone", exact=True).uncheck()
    drawer.get_by_role("checkbox", name="Language").check()
    drawer.get_by_role("button", name="Move Owner up").click()
    drawer.get_by_role("button", name="Move Owner up").press("Enter")
    drawer.get_by_label("Sort by").select_option(label="Language, downwards")
    drawer.get_by_label("then by").first.select_option(label="Name, downwards")
    drawer.get_by_role("button", name="Show results").click()

    expect(heads(page)).to_have_text(["Name2", "Kind", "Owner", "E-mail", "City", "Language1"])
    expect(page.get_by_role("columnheader", name="Language")).to_have_attribute("aria-sort", "descending")
    expect(page.locator(".chip")).to_contain_text("Person")


def test_shift_sorts_within_the_order_that_is_there(as_user):
    page = as_user("cluj")
    page.goto("/contacts/?kind=person&sort=owner")

    page.get_by_role("link", name="Created").click(modifiers=["Shift"])

    expect(page.get_by_role("columnheader", name="Created")).to_contain_text("2")
    expect(page.get_by_role("columnheader", name="Owner")).to_contain_text("1")


def test_a_view_is_saved_opened_changed_and_deleted(as_user):
    page = as_user("cluj")
    page.goto("/contacts/?kind=person&column=city")

    open_menu(page).get_by_role("link", name="Save as a new view").click()
    drawer = page.get_by_role("dialog", name="Save as a view")
    drawer.get_by_label("Name").fill("Persoane din Bistrița-Năsăud și împrejurimi")
    drawer.get_by_label("My list opens with it").check()
    drawer.get_by_role("button", name="Save").click()
    expect(toast(page, "Persoane din Bistrița-Năsăud și împrejurimi is saved.")).to_be_visible()

    page.goto("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Contacts", exact=True).click()
    expect(page.locator("#view-button")).to_contain_text("Persoane din Bistrița")
    expect(heads(page)).to_have_text(["Name", "City"])

    page.get_by_role("searchbox", name="Search in Contacts").fill("pop")
    expect(page.locator("#view-button")).to_contain_text("changed")
    open_menu(page).get_by_role("button", name="Save the changes").click()
    expect(page.locator("#view-button")).not_to_contain_text("changed")
    expect(page.get_by_role("searchbox", name="Search in Contacts")).to_have_value("pop")

    open_menu(page).get_by_role("link", name="Name, share, delete").click()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.locator("#view-button")).to_contain_text("All contacts")
    expect(heads(page)).not_to_have_text(["Name", "City"])


def test_a_colleague_of_the_unit_finds_what_is_shared(as_user):
    head = as_user("head")
    head.goto("/contacts/?kind=account")
    open_menu(head).get_by_role("link", name="Save as a new view").click()
    drawer = head.get_by_role("dialog", name="Save as a view")
    drawer.get_by_label("Name").fill("Accounts of the region")
    pick(drawer, "Shared with", "", "North-West")
    drawer.get_by_role("button", name="Save").click()
    expect(toast(head, "Accounts of the region is saved.")).to_be_visible()

    page, stranger = as_user("cluj"), as_user("attica")
    page.goto("/contacts/")
    stranger.goto("/contacts/")

    open_menu(page).get_by_role("link", name="Accounts of the region").click()
    expect(page.locator(".chip")).to_contain_text("Account")
    expect(open_menu(stranger).get_by_role("link", name="Accounts of the region")).to_have_count(0)

"""Rows of a list picked, and changed or deleted together (GEN-02)."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.records import make_account

pytestmark = pytest.mark.req("GEN-02")


def bar(page: Page) -> Locator:
    """What one does with picked rows."""
    return page.locator("selection-bar")


def test_picked_rows_are_changed_and_that_is_undone(as_user):
    page = as_user("cluj")
    for name in ("Grămada Unu SRL", "Grămada Doi SRL", "Grămada Trei SRL"):
        make_account(page, name)
    page.goto("/contacts/?q=gramada&column=language")
    expect(bar(page)).to_be_hidden()

    page.get_by_role("checkbox", name="Grămada Doi SRL").check()
    page.get_by_role("checkbox", name="Grămada Unu SRL").click(modifiers=["Shift"])
    expect(bar(page)).to_contain_text("3 picked")
    bar(page).get_by_role("button", name="Change").click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("Change 3 records")
    drawer.locator("#bulk-language").select_option("el")
    expect(drawer.get_by_role("checkbox", name="Change: Language")).to_be_checked()
    drawer.get_by_role("button", name="Change all of them").click()

    expect(page.get_by_role("heading", name="Changed")).to_be_visible()
    page.get_by_role("button", name="Undo all of it").click()
    expect(page.get_by_role("heading", name="Undone")).to_be_visible()
    page.goto("/contacts/?q=gramada&column=language")
    expect(page.locator("td.cell-choice", has_text="Greek")).to_have_count(0)


def test_all_that_match_are_deleted(as_user):
    page = as_user("cluj")
    for number in range(2):
        make_account(page, f"Ștergere {number} SRL")
    page.goto("/contacts/?q=stergere")

    page.get_by_role("checkbox", name="Pick all on this page").check()
    bar(page).get_by_role("button", name="Pick all 2 that match").click()
    expect(bar(page)).to_contain_text("All 2 that match")
    bar(page).get_by_role("button", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()

    expect(page.get_by_role("heading", name="Deleted")).to_be_visible()
    page.goto("/contacts/?q=stergere")
    expect(page.get_by_text("Nothing matches")).to_be_visible()


def test_what_is_forgotten_is_said_in_the_drawer_and_nothing_typed_is_lost(as_user):
    page = as_user("cluj")
    make_account(page, "Neuitata SRL")
    page.goto("/contacts/?q=neuitata")

    page.get_by_role("checkbox", name="Neuitata SRL").check()
    bar(page).get_by_role("button", name="Change").click()
    drawer = page.get_by_role("dialog")
    drawer.locator("#bulk-notes").fill("Bravo")
    drawer.get_by_role("checkbox", name="Change: Notes").uncheck()
    drawer.get_by_role("button", name="Change all of them").click()

    expect(drawer.get_by_role("alert")).to_contain_text("Tick what shall be changed.")
    expect(drawer.locator("#bulk-notes")).to_have_value("Bravo")

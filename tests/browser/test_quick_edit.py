"""Values changed in the list itself (GEN-02)."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.records import make_account

pytestmark = pytest.mark.req("GEN-02")


def test_one_value_is_changed_by_the_pencil_in_its_cell(as_user):
    page = as_user("cluj")
    make_account(page, "Pe Loc SRL")
    page.goto("/contacts/?q=pe+loc&column=language&column=owner")

    page.locator("td.cell-choice").first.hover()
    page.get_by_role("button", name="Change this value").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".form-select, .form-control")).to_have_count(1)
    dialog.get_by_label("Language").select_option("el")
    dialog.get_by_role("button", name="Save").click()

    expect(page.locator("td.cell-choice", has_text="Greek")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/contacts/\?q=pe\+loc&column=language&column=owner$"))


def test_the_values_of_a_row_are_changed_by_its_key(as_user):
    page = as_user("cluj")
    make_account(page, "Prin Taste SRL")
    page.goto("/contacts/?q=prin+taste&column=is_customer&column=notes")

    page.get_by_role("columnheader", name="Name").focus()
    page.keyboard.press("j")
    page.keyboard.press("i")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Customer").check()
    dialog.get_by_label("Notes").fill("Sună marțea")
    dialog.get_by_role("button", name="Save").click()

    expect(page.get_by_role("cell", name="Sună marțea")).to_be_visible()


def test_who_may_not_change_anything_has_no_pencil(as_user):
    page = as_user("auditor")

    page.goto("/units/")

    expect(page.locator("th[data-field]")).to_have_count(0)

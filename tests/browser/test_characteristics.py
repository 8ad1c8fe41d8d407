"""An administrator defines a field, and everybody has it at once, without a restart (CON-12)."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.forms import add_row, open_new, pick, save

pytestmark = pytest.mark.req("CON-12")


def test_a_field_that_is_defined_is_in_forms_lists_and_filters_at_once(as_user):
    administrator, salesperson = as_user("administrator"), as_user("cluj")
    salesperson.goto("/contacts/")
    administrator.goto("/characteristics/new/?type=choice")

    form = administrator.locator("main")
    form.get_by_label("Name").fill("Loyalty")
    form.get_by_label("Records").select_option("Contacts")
    pick(form, "Only for", "account", "Contact: account")
    choices = add_row(form, "Choices", "choice")
    choices.get_by_label("Choice").last.fill("Silver")
    add_row(form, "Choices", "choice")
    choices.get_by_label("Choice").last.fill("Gold")
    form.get_by_label("Group").fill("Programme")
    form.get_by_label("Column of the list").check()
    save(form)
    expect(administrator.get_by_role("heading", name="Loyalty")).to_be_visible()

    drawer = open_new(salesperson, "Account")
    drawer.get_by_label("Name").first.fill("Cetina Verde SRL")
    programme = drawer.get_by_role("region", name="Programme")
    programme.get_by_label("Loyalty").select_option("Gold")
    save(drawer)

    expect(salesperson.get_by_role("heading", name="Cetina Verde SRL")).to_be_visible()
    expect(salesperson.get_by_role("region", name="Programme")).to_contain_text("Gold")
    salesperson.goto("/contacts/")
    salesperson.locator("#filter-button").click()
    panel = salesperson.locator("#filters")
    panel.get_by_label("Loyalty").select_option("Gold")
    panel.get_by_role("button", name="Show").click()
    expect(salesperson.locator("tbody tr")).to_have_count(1)
    expect(salesperson.locator("tbody")).to_contain_text("Cetina Verde SRL")
    salesperson.get_by_role("link", name="Loyalty", exact=True).click()
    expect(salesperson).to_have_url(re.compile("sort=characteristics.loyalty"))
    expect(salesperson.locator("tbody tr")).to_have_count(1)

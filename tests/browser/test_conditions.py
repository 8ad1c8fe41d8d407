"""A condition is made in the browser: for a list, and for a target group on which rights rest (GEN-02, SEC-04)."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_accessibility import check

pytestmark = pytest.mark.req("GEN-02")


def choose_field(page: Page, line: Locator, text: str) -> None:
    """Choose a field by typing its beginning; the line then has an operator for it."""
    line.locator(".ts-control").first.click()
    page.keyboard.type(text)
    expect(line.locator(".ts-dropdown .option.active")).to_contain_text(text)
    page.keyboard.press("Enter")
    expect(line.get_by_label("Operator")).to_be_visible()


def line(page: Page, number: int) -> Locator:
    """A line of the condition."""
    return page.locator(".condition-node").nth(number)


def test_a_list_is_narrowed_by_a_condition(as_user):
    page = as_user("director")
    page.goto("/contacts/")
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("link", name="Condition").click()
    expect(page.get_by_role("heading", name="Condition on Contacts")).to_be_visible()

    choose_field(page, line(page, 0), "City")
    line(page, 0).get_by_label("Value").fill("cluj")
    expect(page.locator(".condition-count")).to_contain_text(re.compile(r"\d+ records fit"))
    page.get_by_role("button", name="Related records").click()
    expect(line(page, 1).get_by_label("How many")).to_be_focused()
    line(page, 1).get_by_label("How many").select_option("There is no")
    line(page, 1).get_by_label("Related records").select_option("Activities")
    expect(page.get_by_role("status").get_by_text("without activities")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Show the list").click()

    expect(page.get_by_role("heading", name="Contacts", exact=True)).to_be_visible()
    expect(page.get_by_text("Address: city contains cluj and without activities")).to_be_visible()
    page.locator("a.chip-text").click()
    expect(line(page, 0).get_by_label("Value")).to_have_value("cluj")


def test_a_line_is_removed_and_what_is_missing_is_told(as_user):
    page = as_user("director")
    page.goto("/contacts/criteria/")
    choose_field(page, line(page, 0), "Customer")
    page.get_by_role("button", name="Show the list").click()
    expect(page.get_by_role("alert")).to_contain_text("Complete the condition")
    expect(line(page, 0).get_by_text("Enter a value.")).to_be_visible()

    page.locator(".condition-adds").get_by_role("button", name="Condition").click()
    expect(page.locator(".condition-node")).to_have_count(2)
    line(page, 0).get_by_role("button", name="Remove this condition").click()
    expect(page.locator(".condition-node")).to_have_count(1)

    expect(line(page, 0).get_by_label("Operator")).to_have_count(0)


@pytest.mark.req("SEC-04")
def test_a_right_is_bounded_to_a_target_group(as_user):
    page = as_user("administrator")
    page.goto("/target-groups/new/?entity=contact")
    page.get_by_label("Name").fill("Clienții din Iași")
    choose_field(page, line(page, 0), "City")
    line(page, 0).get_by_label("Value").fill("iasi")
    expect(page.locator(".condition-count")).to_be_visible()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Clienții din Iași")).to_be_visible()
    expect(page.get_by_text("Address: city contains iasi")).to_be_visible()
    check(page)

    page.goto("/roles/")
    page.get_by_role("link", name="technician").click()
    matrix = page.locator("#grants")
    matrix.get_by_label("Contacts: change", exact=True).select_option("Target group “Clienții din Iași”")
    matrix.get_by_role("button", name="Save").click()
    expect(page.get_by_text("What “technician” grants is saved.")).to_be_visible()
    page.goto("/target-groups/")
    page.get_by_role("link", name="Clienții din Iași").click()
    page.get_by_role("link", name="Rights").click()

    expect(page.get_by_role("row").filter(has_text="technician")).to_contain_text("Change")

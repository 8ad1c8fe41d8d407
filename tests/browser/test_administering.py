"""Administrators keep the chart, roles, categories and functions; everyone else may look (RES-01, SEC-02, CON-11)."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.forms import add_row, open_new, pick, save, toast

pytestmark = pytest.mark.req("RES-01")


def open_unit(page: Page, name: str) -> None:
    """Open the page of a unit by way of the list."""
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Units").click()
    page.get_by_role("searchbox", name="Search in Units").fill(name)
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()


@pytest.mark.req("SEC-02")
def test_a_new_colleague_joins_a_unit_with_a_role_and_later_leaves(as_user):
    page = as_user("administrator")
    page.goto("/")
    open_unit(page, "Cluj")

    page.get_by_role("link", name="Employees").last.click()
    page.get_by_role("link", name="Add", exact=True).click()
    drawer = page.get_by_role("dialog", name="New employee")
    drawer.get_by_label("Given name").fill("Ștefana")
    drawer.get_by_label("Family name").fill("Țiriac-Brâncoveanu")
    drawer.get_by_label("E-mail").fill("Stefana.Tiriac@Demo.example")
    pick(drawer, "Roles", "sales", "salesperson")
    save(drawer)

    expect(page.get_by_role("heading", name="Ștefana Țiriac-Brâncoveanu")).to_be_visible()
    work = page.get_by_role("region", name="Work")
    expect(work.get_by_role("link", name="Cluj")).to_be_visible()
    expect(work).to_contain_text("salesperson")
    expect(page.get_by_role("link", name="stefana.tiriac@demo.example")).to_be_visible()

    page.get_by_role("link", name="Edit").click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_label("Works here").uncheck()
    save(drawer)

    expect(page.locator(".record-head")).to_contain_text("No longer works here")


def test_an_address_that_a_colleague_has_is_told_while_typing(as_user):
    page = as_user("administrator")
    page.goto("/employees/")
    taken = page.request.get("/api/employees/?limit=1").json()["items"][0]["email"]

    page.get_by_role("link", name="Add employee").click()
    drawer = page.get_by_role("dialog", name="New employee")
    drawer.get_by_label("E-mail").fill(taken.upper())
    drawer.get_by_label("E-mail").press("Tab")

    expect(drawer.locator(".invalid-feedback")).to_contain_text(f"“{taken}” exists already.")


@pytest.mark.req("GEN-02", "SEC-08")
def test_a_unit_in_use_stays_and_an_empty_one_is_deleted_and_comes_back(as_user):
    page = as_user("administrator")
    page.goto("/")
    open_unit(page, "Cluj")
    delete(page)
    expect(
        toast(page, "Cluj can't be deleted: activities, contacts, employees, equipment, posts belong to it.")
    ).to_be_visible()

    page.goto("/units/")
    page.get_by_role("link", name="Add unit").click()
    drawer = page.get_by_role("dialog", name="New unit")
    drawer.get_by_label("Name").fill("Împachetări")
    pick(drawer, "Part of", "cluj", "Cluj")
    save(drawer)
    expect(page.get_by_role("heading", name="Împachetări")).to_be_visible()
    delete(page)
    note = toast(page, "Împachetări is deleted.")
    note.get_by_role("button", name="Undo").click()

    expect(toast(page, "It is as it was before.")).to_be_visible()
    page.goto("/units/?q=impachetari")
    expect(page.get_by_role("row", name="Împachetări")).to_contain_text("Cluj")


def delete(page: Page) -> None:
    """Delete the record whose page is open."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("link", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()


@pytest.mark.req("CON-04")
def test_a_function_that_is_missing_is_made_where_it_is_needed(as_user):
    page = as_user("administrator")
    page.goto("/contacts/")
    drawer = open_new(page, "Person")

    position = add_row(drawer, "Positions", "position")
    position.get_by_role("combobox", name="Function").click()
    page.keyboard.type("Somelier")
    position.get_by_text("Create Somelier").click()
    made = page.get_by_role("dialog", name="New function")
    expect(made.get_by_label("Name")).to_have_value("Somelier")
    save(made)

    expect(made).to_be_hidden()
    expect(position.locator(".ts-wrapper .item", has_text="Somelier")).to_be_visible()


@pytest.mark.req("SEC-02")
def test_a_salesperson_looks_up_a_colleague_and_gets_no_buttons(as_user):
    page = as_user("cluj")
    page.goto("/")
    colleague = page.request.get("/api/employees/?q=sales").json()["items"][0]["caption"]

    expect(page.get_by_role("navigation", name="Main")).not_to_contain_text("Administration")
    page.get_by_role("link", name="Search").click()
    page.get_by_role("dialog", name="Search").get_by_role("combobox").fill(colleague)
    page.get_by_role("option", name=colleague).first.click()

    expect(page).to_have_url(re.compile(r"/employees/\d+/$"))
    expect(page.get_by_role("heading", name=colleague)).to_be_visible()
    expect(page.get_by_role("link", name="Edit")).to_be_hidden()
    page.get_by_role("button", name="More actions").click()
    expect(page.locator("#record-menu .menu-item:visible")).to_have_text(["Print"])

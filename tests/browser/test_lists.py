"""Lists of contacts, by hand and by a condition (CON-15)."""

import pytest
from playwright.sync_api import expect

from tests.browser.forms import save, toast
from tests.browser.records import make_account
from tests.browser.test_conditions import choose_field, line

pytestmark = pytest.mark.req("CON-15")


def test_picked_contacts_become_a_list_and_leave_it(as_user):
    page = as_user("cluj")
    for name in ("Târgoveț Unu SRL", "Târgoveț Doi SRL"):
        make_account(page, name)
    page.goto("/contacts/?q=targovet")

    page.get_by_role("checkbox", name="Pick all on this page").check()
    page.locator("selection-bar").get_by_role("button", name="Add to a list").click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_label("or a new list").fill("Invitați la Târgul de Toamnă")
    drawer.get_by_role("button", name="Add").click()
    expect(toast(page, "2 contacts were added to Invitați la Târgul de Toamnă.")).to_be_visible()

    page.locator(".tab", has_text="Contacts").click()
    page.get_by_role("link", name="Open as a list").click()
    page.get_by_role("checkbox", name="Târgoveț Doi SRL").check()
    page.locator("selection-bar").get_by_role("button", name="Take out of the list").click()
    page.get_by_role("dialog").get_by_role("button", name="Take out").click()

    expect(page.locator(".caption-link")).to_have_text(["Târgoveț Unu SRL"])
    page.locator(".caption-link").click()
    page.locator(".tab", has_text="Lists").click()
    expect(page.get_by_role("link", name="Invitați la Târgul de Toamnă")).to_be_visible()


def test_a_dynamic_list_is_made_by_a_condition_and_frozen(as_user):
    page = as_user("cluj")
    make_account(page, "Dinamica Zaharia SRL")
    page.goto("/contact-lists/new/?kind=dynamic")

    page.get_by_label("Name").first.fill("Dinamicele")
    choose_field(page, line(page, 0), "Name")
    line(page, 0).get_by_label("Value").fill("dinamica zah")
    expect(page.get_by_text("Dinamica Zaharia SRL")).to_be_visible()
    save(page.get_by_role("main"))

    expect(page.get_by_role("heading", name="Dinamicele")).to_be_visible()
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Frozen copy").click()
    expect(page.locator(".record-head")).to_contain_text("Static list")
    page.locator(".tab", has_text="Contacts").click()
    expect(page.get_by_role("link", name="Dinamica Zaharia SRL")).to_be_visible()

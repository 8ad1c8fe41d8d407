"""A relation made in a drawer, changed, taken away and brought back; the graph walked and centred (CON-08)."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.forms import pick, save, toast
from tests.browser.records import make_account, make_person
from tests.browser.test_accessibility import check

pytestmark = pytest.mark.req("CON-08")


def mark(page: Page, name: str) -> Locator:
    """What is drawn of a contact."""
    return page.get_by_role("link", name=re.compile(f"^{name}, "))


def test_a_relation_is_made_changed_taken_away_and_brought_back(as_user):
    page = as_user("cluj")
    make_person(page, "Înruditu", "Ion", gender="male")
    number = make_person(page, "Înruditu", "Maria", gender="female")
    page.goto(f"/contacts/{number}/relations/")

    page.get_by_role("link", name="Add the first one").click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_label("What they are to this contact").select_option(label="Parent (mother, father)")
    drawer.get_by_label("Note").fill("adoptive")
    save(drawer)
    # What is typed into the form before it is drawn anew is lost.
    expect(drawer.locator(".invalid-feedback")).to_be_visible()
    expect(drawer.get_by_label("Note")).to_have_value("adoptive")
    pick(drawer, "Related to", "inruditu ion", "Înruditu Ion")
    save(drawer)

    row = page.locator(".relation")
    expect(row).to_contain_text("Father")
    check(page, ".relations")
    page.get_by_role("link", name="Edit the relation with Înruditu Ion").click()
    page.get_by_role("dialog").get_by_label("Until").fill("2020-05-01")
    save(page.get_by_role("dialog"))
    expect(page.get_by_role("heading", name="Former relations")).to_be_visible()
    page.get_by_role("button", name="Delete the relation with Înruditu Ion").click()
    expect(row).to_have_count(0)
    toast(page, "deleted").get_by_role("button", name="Undo").click()
    expect(row).to_contain_text("until")


def test_a_graph_is_walked_by_keys_centred_by_a_click_and_leads_to_contacts(as_user):
    page = as_user("cluj")
    account = make_account(page, "Graf Central SRL")
    for name in ("Grafescu", "Grafulea"):
        make_person(page, name, "Ion", positions=[{"account": account, "title": "Director"}])
    page.goto(f"/contacts/{account}/connections/")
    expect(mark(page, "Graf Central SRL")).to_be_visible()
    check(page, ".connections")

    mark(page, "Graf Central SRL").focus()
    middle = mark(page, "Graf Central SRL").bounding_box()
    other = mark(page, "Grafescu Ion").bounding_box()
    key = "ArrowRight" if other["x"] > middle["x"] else "ArrowLeft"
    page.keyboard.press(key)
    expect(mark(page, "Graf Central SRL")).not_to_be_focused()
    expect(page.locator(".graph-node:focus")).to_have_count(1)

    with page.expect_response("**/connections/"):
        mark(page, "Grafescu Ion").click()
    expect(page.locator(".graph-step-0")).to_contain_text("Grafescu Ion")
    expect(mark(page, "Grafulea Ion")).to_be_visible()
    mark(page, "Grafescu Ion").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Grafescu Ion")).to_be_visible()


def test_on_a_phone_the_graph_is_drawn_and_stands_as_a_list_too(as_user):
    page = as_user("cluj", width=390)
    account = make_account(page, "Graf Mic SRL")
    make_person(page, "Grafina", "Ana", positions=[{"account": account, "title": "Director"}])
    page.goto(f"/contacts/{account}/connections/")

    page.get_by_text("As a list").click()

    expect(mark(page, "Grafina Ana")).to_be_visible()
    expect(page.locator(".graph-list").get_by_role("link", name="Grafina Ana")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

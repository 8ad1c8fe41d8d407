"""Numbers of persons are masked until somebody says why they need them; roles keep fields back (SEC-05)."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.forms import open_new, save, toast
from tests.browser.test_accessibility import check

pytestmark = pytest.mark.req("SEC-05")

CODE, MASK = "1800101221144", "*********1144"


@pytest.mark.req("CON-07")
def test_a_number_is_shown_to_who_says_why(as_user):
    page = as_user("director")
    page.goto("/")
    drawer = open_new(page, "Person")
    drawer.get_by_label("Family name").fill("Numărescu")
    drawer.get_by_label("Personal code").fill(CODE)
    save(drawer)

    page.get_by_role("link", name="Show Personal code").press("Enter")
    dialog = page.get_by_role("dialog", name="Show personal code")
    expect(dialog.get_by_text(MASK)).to_be_visible()
    check(page)
    dialog.get_by_role("button", name="Show").click()
    expect(dialog.get_by_text(CODE)).to_be_hidden()
    dialog.get_by_label("Why do you need to see it?").fill("A contract to sign")
    page.keyboard.press("Enter")

    expect(page.get_by_text(CODE)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text(CODE)).to_be_hidden()
    expect(page.get_by_text(MASK)).to_be_visible()


@pytest.mark.req("CON-07")
def test_a_mask_that_is_left_alone_keeps_the_number(as_user):
    page = as_user("director")
    page.goto("/")
    drawer = open_new(page, "Person")
    drawer.get_by_label("Family name").fill("Păstrescu")
    drawer.get_by_label("Personal code").fill(CODE)
    save(drawer)

    page.get_by_role("link", name="Edit").click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_label("Personal code")).to_have_value(MASK)
    drawer.get_by_label("Personal code").fill("123")
    drawer.get_by_label("Personal code").press("Tab")
    expect(drawer.locator(".invalid-feedback")).to_be_visible()
    drawer.get_by_label("Personal code").fill(MASK)
    drawer.get_by_label("Title").fill("Dr.")
    save(drawer)

    expect(page.get_by_text("Dr.", exact=True)).to_be_visible()
    expect(page.get_by_text(MASK)).to_be_visible()


def keep_back(page: Page, level: str) -> None:
    """Have the role hide the notes of contacts, or leave them free."""
    choice = page.get_by_label("contact: Notes")
    choice.select_option(level)
    with page.expect_response("**/limits/"):
        page.locator("section", has=choice).get_by_role("button", name="Save").click()
    expect(toast(page, "keeps back is saved").last).to_be_visible()


@pytest.mark.req("SEC-02")
def test_a_role_that_hides_a_field_takes_it_from_the_pages_of_its_holders(as_user):
    page = as_user("administrator")
    page.goto("/roles/?q=telemarketing")
    page.get_by_role("link", name=re.compile("telemarketing")).first.click()
    keep_back(page, "hidden")

    agent = as_user("telemarketing")
    agent.goto("/contacts/new/?kind=account")
    expect(agent.get_by_label("Language")).to_be_visible()
    expect(agent.get_by_role("heading", name="Notes")).to_be_hidden()

    keep_back(page, "")
    agent.reload()
    expect(agent.get_by_role("heading", name="Notes")).to_be_visible()

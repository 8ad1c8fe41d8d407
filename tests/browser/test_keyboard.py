"""All by keyboard, and one always sees where one is."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.forms import toast
from tests.browser.records import make_account

pytestmark = pytest.mark.req("GEN-03")

# How the focused element differs from its surroundings.
FOCUS_RING = """() => {
  const style = getComputedStyle(document.activeElement);
  const frame = getComputedStyle(document.activeElement.closest('.ts-control, .form-check') ?? document.activeElement);
  const hasOutline = [style, frame].some((s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2);
  return hasOutline || frame.boxShadow !== 'none';
}"""


def tab_to(page: Page, target: Locator, most: int = 60) -> None:
    """Press Tab until the target has the focus; at every stop the focus must be visible."""
    for _ in range(most):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
        stop = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        assert page.evaluate(FOCUS_RING), f"One can't see the focus at {stop}"
    pytest.fail(f"{most} times Tab did not lead there")


def test_a_person_is_created_by_keyboard_alone(as_user):
    page = as_user("cluj")
    page.goto("/contacts/")

    tab_to(page, page.get_by_role("button", name="Create", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Account", exact=True)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog", name="New person")
    expect(drawer.get_by_label("Given name")).to_be_focused()
    page.keyboard.type("Tastatura")
    page.keyboard.press("Tab")
    page.keyboard.type("Călătoru")
    tab_to(page, drawer.get_by_role("button", name="Add: phone"))
    page.keyboard.press("Enter")
    expect(drawer.get_by_role("combobox", name="Kind")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("0722 123 459")
    tab_to(page, drawer.get_by_role("button", name="Save"))
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/contacts/\d+/$"))
    expect(page.get_by_role("heading", name="Călătoru Tastatura")).to_be_visible()
    expect(page.get_by_role("link", name="0722 123 459")).to_be_visible()


def test_the_focus_stays_in_the_drawer_and_returns_when_it_closes(as_user):
    page = as_user("cluj")
    page.goto("/")
    start = page.get_by_role("main").get_by_role("link", name="Person", exact=True)
    start.focus()

    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog", name="New person")
    expect(drawer).to_be_visible()
    for _ in range(40):
        page.keyboard.press("Tab")
        assert drawer.evaluate("dialog => dialog.parentElement.parentElement.contains(document.activeElement)")
    page.keyboard.press("Escape")

    expect(drawer).to_be_hidden()
    expect(start).to_be_focused()


def test_the_first_tab_leads_past_the_navigation_to_the_content(as_user):
    page = as_user("cluj")
    page.goto("/contacts/")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.get_by_role("main")).to_be_focused()


def test_a_single_letter_opens_what_the_sheet_of_shortcuts_says(as_user):
    page = as_user("cluj")
    page.goto("/")

    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(sheet).to_contain_text("Create something new")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    page.keyboard.press("g")
    page.keyboard.press("2")

    expect(page.get_by_role("heading", name="Contacts")).to_be_visible()


def test_one_walks_through_a_list_by_j_and_k_and_opens_by_enter(as_user):
    page = as_user("cluj")
    page.goto("/contacts/?kind=account")
    names = page.locator("td .caption-link")
    second = names.nth(1).inner_text()

    for key in "jjjk":
        page.keyboard.press(key)
    expect(names.nth(1)).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name=second)).to_be_visible()


@pytest.mark.req("SEC-08")
def test_what_was_just_done_is_undone_by_control_z(as_user):
    page = as_user("cluj")
    page.goto(f"/contacts/{make_account(page, 'Revenirea SRL')}/delete/")
    page.get_by_role("button", name="Delete").click()
    expect(toast(page, "Revenirea SRL is deleted.")).to_be_visible()

    page.keyboard.press("Control+z")
    expect(toast(page, "It is as it was before.")).to_be_visible()

    page.goto("/contacts/?q=revenirea")
    expect(page.locator("td .caption-link")).to_have_text(["Revenirea SRL"])

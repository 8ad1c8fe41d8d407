"""The tabs of a record: as many as fit in a bar, the others in its menu."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.places import make_complete_person
from tests.browser.tabs import bar_of, open_tab

pytestmark = pytest.mark.req("GEN-03")


def open_person(page: Page, tab: str = "") -> Locator:
    """The tabs of a person with everything."""
    page.goto(f"/contacts/{make_complete_person(page)}/{tab}")
    return bar_of(page)


def cut_off(bar: Locator) -> int:
    """By how many pixels the tabs are wider than their bar."""
    return int(bar.locator("tab-fold").evaluate("fold => fold.scrollWidth - fold.clientWidth"))


@pytest.mark.parametrize("width", [1440, 390])
def test_tabs_that_do_not_fit_are_in_a_menu_and_none_is_lost(as_user, width: int):
    bar = open_person(as_user("administrator", width=width))
    labels = bar.locator(".tab[href]")

    shown = [tab.inner_text() for tab in labels.all() if tab.is_visible()]
    bar.get_by_role("button", name="More").click()
    folded = bar.locator("menu-list .tab")
    expect(folded.first).to_be_visible()

    assert cut_off(bar) <= 0
    assert len(shown) + folded.count() == labels.count()
    assert shown[0] == "Overview"
    expect(folded.last).to_have_text(re.compile("History"))


def test_a_folded_tab_is_opened_by_keyboard_and_then_stands_in_the_bar(as_user):
    page = as_user("administrator", width=390)
    bar = open_person(page)
    more = bar.get_by_role("button", name="More")

    more.press("Enter")
    expect(bar.locator("menu-list .tab").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(bar.get_by_role("link", name="History")).to_be_focused()
    page.keyboard.press("Enter")

    expect(bar.locator("tab-fold > [aria-current=page]")).to_have_text("History")
    expect(bar.locator("tab-fold > [aria-current=page]")).to_be_in_viewport()
    expect(bar.locator("menu-list")).to_be_hidden()
    expect(more).to_be_focused()
    assert cut_off(bar) <= 0


def test_escape_closes_the_menu_of_tabs_and_leads_back_to_its_button(as_user):
    page = as_user("administrator", width=390)
    bar = open_person(page)

    bar.get_by_role("button", name="More").press("Enter")
    expect(bar.locator("menu-list .tab").first).to_be_focused()
    page.keyboard.press("Escape")

    expect(bar.locator("menu-list")).to_be_hidden()
    expect(bar.get_by_role("button", name="More")).to_be_focused()


def test_tabs_come_back_into_the_bar_when_the_window_grows(as_user):
    page = as_user("administrator")
    bar = open_person(page, "history/")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(bar.get_by_role("link", name="Timeline")).to_be_visible()
    expect(bar.get_by_role("link", name="Activities")).to_be_hidden()

    page.set_viewport_size({"width": 1440, "height": 900})

    expect(bar.get_by_role("link", name="Activities")).to_be_visible()
    expect(bar.get_by_role("link", name="History")).to_be_in_viewport()


def test_few_tabs_need_no_menu(as_user):
    page = as_user("administrator")
    page.goto("/roles/1/")

    expect(bar_of(page).get_by_role("button", name="More")).to_be_hidden()


def test_without_scripts_all_tabs_stand_in_the_bar(as_user):
    page = as_user("administrator", scripts=False)
    bar = open_person(page)

    expect(bar.get_by_role("button", name="More")).to_be_hidden()
    assert all(tab.is_visible() for tab in bar.locator(".tab[href]").all())


def test_a_tab_is_opened_wherever_it_stands(as_user):
    page = as_user("administrator", width=390)
    open_person(page)

    open_tab(page, "Consent")

    expect(page.get_by_role("heading", name="Consent", exact=True)).to_be_visible()

"""The same on a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.forms import save
from tests.browser.records import make_person

pytestmark = pytest.mark.req("GEN-03")

PHONE = 390


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def test_one_navigates_by_the_menu_searches_opens_and_edits(as_user):
    page = as_user("cluj", width=PHONE)
    make_person(page, "Mobilescu")
    page.goto("/")

    page.get_by_role("button", name="Open the menu").tap()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Contacts", exact=True).tap()
    expect(page.get_by_role("heading", name="Contacts")).to_be_visible()
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    page.get_by_role("link", name="Search").tap()
    page.get_by_role("dialog", name="Search").get_by_role("combobox").fill("mobilescu")
    page.get_by_role("option", name="Mobilescu Ștefania").tap()
    expect(page.get_by_role("heading", name="Mobilescu Ștefania")).to_be_visible()
    page.get_by_role("link", name="Edit").tap()
    drawer = page.get_by_role("dialog")
    drawer.get_by_label("Given name").fill("Ștefana")
    save(drawer)

    expect(page.get_by_role("heading", name="Mobilescu Ștefana")).to_be_visible()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/contacts/",
        "/contacts/new/?kind=person",
        "/search/?q=a",
        "/employees/",
        "/employees/new/",
        "/roles/1/",
        "/notifications/",
        "/notifications/settings/",
    ],
)
def test_no_page_is_wider_than_the_screen(as_user, address):
    page = as_user("administrator", width=PHONE)

    page.goto(address)

    assert overflow(page) <= 0


def test_a_row_of_the_list_opens_its_contact_by_a_tap(as_user):
    page = as_user("cluj", width=PHONE)
    make_person(page, "Apăsatu")
    page.goto("/contacts/?q=apasatu")

    page.get_by_role("link", name="Apăsatu Ștefania").tap()

    expect(page.get_by_role("heading", name="Apăsatu Ștefania")).to_be_visible()
    assert overflow(page) <= 0


def test_a_search_is_left_by_a_tap(as_user):
    page = as_user("cluj", width=PHONE)
    page.goto("/contacts/")

    page.get_by_role("link", name="Search").tap()
    page.get_by_role("dialog", name="Search").get_by_role("link", name="Close").tap()

    expect(page.get_by_role("dialog", name="Search")).to_be_hidden()
    expect(page.get_by_role("heading", name="Contacts")).to_be_visible()


@pytest.mark.req("SEC-02")
def test_no_right_of_a_role_is_sent_unseen(as_user):
    page = as_user("administrator", width=PHONE)

    page.goto("/roles/1/")
    page.get_by_role("link", name="Rights").click()

    choices = page.locator(".matrix select").all()
    assert len(choices) > 6
    for choice in choices:
        expect(choice).to_be_visible()


@pytest.mark.req("GEN-02")
def test_a_board_is_swiped_and_a_calendar_begins_as_an_agenda(as_user):
    page = as_user("cluj", width=PHONE)
    page.goto("/activities/?show=board")

    expect(page.locator(".board-card").first).to_be_visible()
    assert overflow(page) <= 0
    assert page.locator(".board").evaluate("board => board.scrollWidth > board.clientWidth")

    ways = page.get_by_role("navigation", name="Show as")
    ways.get_by_role("link", name="Calendar").tap()
    expect(page.locator(".agenda")).to_be_visible()
    expect(page.locator(".calendar-grid")).to_be_hidden()
    page.get_by_role("link", name="Month", exact=True).tap()
    expect(page.locator(".ec-month-view")).to_be_visible()
    assert overflow(page) <= 0

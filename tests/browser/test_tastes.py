"""The user's own language and theme."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import DARK, LIGHT


def open_account_menu(page: Page) -> None:
    """Open the menu under the user's initials."""
    page.locator(".user-button").click()


@pytest.mark.req("GEN-01")
def test_the_language_changes_on_the_spot_and_stays(as_user):
    page = as_user("head")
    page.goto("/contacts/?kind=account")

    open_account_menu(page)
    page.get_by_role("button", name="Romanian").click()

    expect(page.get_by_role("heading", name="Contacte", exact=True)).to_be_visible()
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "ro")
    expect(page.get_by_role("heading", name="Contacte", exact=True)).to_be_visible()
    assert page.url.endswith("/contacts/?kind=account")


@pytest.mark.req("GEN-01")
def test_a_stranger_is_spoken_to_in_the_language_of_the_browser(stranger):
    page = stranger(language="ro-RO")

    page.goto("/account/login/")

    expect(page.locator("html")).to_have_attribute("lang", "ro")


@pytest.mark.req("GEN-03")
def test_the_dark_theme_comes_on_the_spot_and_stays(as_user):
    page = as_user("head")
    page.goto("/contacts/")
    expect(page.locator("body")).to_have_css("background-color", LIGHT)

    open_account_menu(page)
    page.get_by_role("button", name="Dark").click()

    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    expect(page.locator("body")).to_have_css("background-color", DARK)


@pytest.mark.req("GEN-03")
def test_without_a_choice_the_theme_is_that_of_the_device(as_user):
    page = as_user("head", theme="dark")
    page.goto("/")
    expect(page.locator("body")).to_have_css("background-color", DARK)

    page.emulate_media(color_scheme="light")

    expect(page.locator("body")).to_have_css("background-color", LIGHT)


@pytest.mark.req("GEN-03")
def test_what_one_types_to_pick_a_record_is_legible_in_the_dark(as_user):
    page = as_user("cluj", theme="dark")
    page.goto("/contacts/")
    page.get_by_role("button", name="Filter").click()
    ground = page.get_by_label("City", exact=True).evaluate("field => getComputedStyle(field).backgroundColor")

    owner = page.get_by_role("combobox", name="Owner")
    owner.press_sequentially("da")

    expect(page.locator(".ts-control", has=owner)).to_have_css("background-color", ground)

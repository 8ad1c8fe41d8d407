"""Signing in and out."""

import re

import pytest
from playwright.sync_api import Page, expect

from liant.demo import DOMAIN, PASSWORD

pytestmark = pytest.mark.req("SEC-09")

LOGIN = f"telemarketing@{DOMAIN}"


def fill_in(page: Page, password: str) -> None:
    """Fill in and send the sign-in form."""
    page.get_by_label("Email").fill(LOGIN)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_a_wrong_password_is_told_and_the_e_mail_stays(stranger):
    page = stranger()
    page.goto("/account/login/")

    fill_in(page, "not the password")

    expect(page.get_by_role("alert")).to_contain_text("not correct")
    expect(page.get_by_label("Email")).to_have_value(LOGIN)
    expect(page.get_by_label("Password")).to_have_value("")


def test_who_opens_a_page_signs_in_and_arrives_there(stranger):
    page = stranger()
    page.goto("/contacts/?kind=account")

    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    fill_in(page, PASSWORD)

    expect(page).to_have_url(re.compile(r"/contacts/\?kind=account$"))
    expect(page.locator("td .caption-link").first).to_be_visible()


def test_one_signs_in_to_the_home_page_and_out_again(stranger):
    page = stranger()
    page.goto("/account/login/")

    fill_in(page, PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("Good|Bun"))
    page.locator(".user-button").click()
    page.locator("#user-menu form[action*=logout] button").click()

    expect(page.get_by_label("Password")).to_be_visible()
    page.goto("/contacts/")
    expect(page.get_by_label("Password")).to_be_visible()


def test_whose_session_has_ended_signs_in_and_goes_on(stranger):
    page = stranger()
    page.goto("/account/login/?next=/contacts/")
    fill_in(page, PASSWORD)
    expect(page.locator("td .caption-link").first).to_be_visible()
    page.context.clear_cookies()

    page.locator("td .caption-link").first.click()
    fill_in(page, PASSWORD)

    expect(page).to_have_url(re.compile(r"/contacts/\d+/$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()

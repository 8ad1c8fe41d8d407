"""A forgotten password: from the page to the mail to the new one."""

import os
import re
from collections.abc import Callable

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.browser.installation import Installation
from tests.mail_server import MailServer

pytestmark = pytest.mark.req("SEC-09")

NEW = "ten green bottles standing"
# No other test signs in as this employee, who has no password yet.
GIVE_A_LOGIN = """
    INSERT INTO access_user (email, password, employee_id, is_active, date_joined, language, theme, issuer, subject)
    SELECT email, '!', id, true, now(), 'en', 'auto', '', '' FROM access_employee
     WHERE NOT EXISTS (SELECT FROM access_user WHERE employee_id = access_employee.id) LIMIT 1 RETURNING email"""


@pytest.fixture
def login(site: Installation) -> str:
    """A login without a password."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        row = connection.execute(GIVE_A_LOGIN).fetchone()
    assert row
    return str(row[0])


def test_who_forgot_the_password_gets_a_mail_and_chooses_a_new_one(
    stranger: Callable[..., Page], post: MailServer, login: str
) -> None:
    page = stranger()
    page.goto("/account/login/")
    page.get_by_role("link", name="Forgot your password?").click()
    expect(page.get_by_role("heading", name="Forgotten password")).to_be_visible()
    page.get_by_label("Email").fill(login)
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("heading", name="Look into your mailbox")).to_be_visible()

    message = post.next_message(to=login)
    page.goto(re.search(r"^http\S+", message.get_body(("plain",)).get_content(), re.MULTILINE)[0])
    page.get_by_label("New Password", exact=True).fill(NEW)
    page.get_by_label("New Password (again)").fill(NEW)
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_role("heading", name="The password is changed")).to_be_visible()

    assert post.next_message(to=login)["subject"] == "Your password was changed"
    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("Email").fill(login)
    page.get_by_label("Password").fill(NEW)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("Good"))

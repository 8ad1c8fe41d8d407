"""My account: second factor, passkeys, sessions; each journey leaves the account as it was."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from liant.demo import DOMAIN, PASSWORD
from liant.kernel.signin.tests.entrance import code_of
from tests.browser.forms import toast
from tests.browser.installation import Installation

pytestmark = pytest.mark.req("SEC-09")

LOGIN = f"attica@{DOMAIN}"
# A device with a screen lock: it keeps passkeys and knows its owner (W3C WebAuthn, virtual authenticators).
AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def page(stranger: Callable[..., Page], site: Installation) -> Page:
    """The account of someone who has just signed in; by name, for browsers give no passkey to an address in numbers."""
    page = stranger()
    page.goto(f"http://localhost:{site.port}/account/login/?next=/account/")
    enter_password(page)
    expect(page.get_by_role("heading", name=re.compile("My account|Contul meu"))).to_be_visible()
    speak_english(page)
    return page


def enter_password(page: Page) -> None:
    """Fill in and send the sign-in form."""
    page.locator("[name=login]").fill(LOGIN)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("form[action*=login] .btn-primary").first.click()


def speak_english(page: Page) -> None:
    """Choose the language in the account menu."""
    page.locator(".user-button").click()
    page.locator("#user-menu [name=language][value=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def sign_out(page: Page) -> None:
    """Sign out by the account menu."""
    page.goto(page.url.split("/account/")[0] + "/account/")
    page.locator(".user-button").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_label("Password")).to_be_visible()


def test_one_sets_up_an_app_signs_in_with_its_code_and_removes_it(page: Page):
    page.get_by_role("link", name="Set up an app").click()
    expect(page.get_by_role("img", name="The secret for your app")).to_be_visible()
    page.get_by_text("I can't scan it").click()
    secret = page.locator(".secret-text").inner_text()

    page.get_by_label("Authenticator code").fill("000000")
    page.get_by_role("button", name="Activate").click()
    expect(page.get_by_text("Incorrect code.")).to_be_visible()
    activate(page, secret)
    expect(page.locator(".recovery-codes li")).to_have_count(10)
    codes = page.locator(".recovery-codes li").all_inner_texts()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    assert download.value.path().read_text().split() == codes
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("10 codes left")).to_be_visible()

    sign_out(page)
    enter_password(page)
    page.get_by_label("Code").fill(codes[0])
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator(".user-button")).to_be_visible()

    page.goto(page.url + "account/")
    expect(page.get_by_text("9 codes left")).to_be_visible()
    page.get_by_role("link", name="Remove", exact=True).click()
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_role("link", name="Set up an app")).to_be_visible()


def test_one_adds_a_passkey_names_it_signs_in_with_it_alone_and_removes_it(page: Page):
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    device = browser.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text(re.compile("Chrome.* on Linux")).first).to_be_visible()

    page.get_by_role("link", name=re.compile("^Rename")).click()
    page.get_by_label("Name").fill("Telefonul Ștefaniei")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Telefonul Ștefaniei")).to_be_visible()

    sign_out(page)
    browser.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("No passkey was given")
    browser.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": True})
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.locator(".user-button")).to_be_visible()

    page.goto(page.url + "account/")
    page.get_by_role("link", name="Remove Telefonul Ștefaniei").click()
    page.get_by_role("button", name="Remove").click()
    expect(toast(page, "The passkey is removed.")).to_be_visible()


def test_one_signs_out_the_other_device(page: Page, stranger: Callable[..., Page]):
    other = stranger()
    other.goto("/account/login/")
    enter_password(other)
    expect(other.locator(".user-button")).to_be_visible()

    page.reload()
    page.get_by_role("button", name="Sign out all others").click()

    expect(toast(page, "All other devices are signed out.")).to_be_visible()
    expect(page.get_by_text("this device")).to_have_count(1)
    other.goto("/contacts/")
    expect(other.locator("[name=password]")).to_be_visible()


def test_one_makes_a_token_copies_it_and_revokes_it(page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name="New token").click()
    page.get_by_role("button", name="Make the token").click()
    expect(page.get_by_label("Name")).to_be_focused()
    page.get_by_label("Name").fill("Comenzile din magazin")
    page.get_by_label("read and write").check()
    page.get_by_role("button", name="Make the token").click()

    secret = page.locator("#secret").inner_text()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == secret
    root = page.url.split("/account/")[0]
    asked = page.request.get(f"{root}/api/contacts/?limit=1", headers={"Authorization": f"Bearer {secret}"})
    assert asked.status == 200

    page.get_by_role("link", name="Back to my account").click()
    page.get_by_role("button", name="Revoke Comenzile din magazin").click()
    expect(toast(page, "Comenzile din magazin is revoked.")).to_be_visible()
    refused = page.request.get(f"{root}/api/contacts/?limit=1", headers={"Authorization": f"Bearer {secret}"})
    assert refused.status == 401


def activate(page: Page, secret: str) -> None:
    """Enter the app's code; once more when its half minute was over just then."""
    for _attempt in range(2):
        page.get_by_label("Authenticator code").fill(code_of(secret))
        page.get_by_role("button", name="Activate").click()
        page.wait_for_load_state()
        if page.locator(".recovery-codes").count():
            return

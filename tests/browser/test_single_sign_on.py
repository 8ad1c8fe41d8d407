"""Signing in at the company's OpenID provider."""

import pytest
from playwright.sync_api import Page, expect

from liant.demo import DOMAIN
from liant.kernel.testing.openid import NAME, OpenIDProvider

pytestmark = pytest.mark.req("SEC-09")


def go_to_provider(page: Page) -> None:
    """From the sign-in page to the provider's own form, which asks the world for its looks."""
    page.route("https://cdn.jsdelivr.net/**", lambda route: route.fulfill(body="", content_type="text/css"))
    page.goto("/account/login/?next=/contacts/")
    page.get_by_role("link", name=f"Continue with {NAME}").click()
    expect(page.get_by_role("heading", name="Authorize Client")).to_be_visible()


def sign_in_there(page: Page, subject: str) -> None:
    """Fill in the provider's form."""
    page.get_by_placeholder("sub").fill(subject)
    page.get_by_role("button", name="Authorize", exact=True).click()


def test_one_signs_in_there_and_arrives_where_one_was_going(stranger, provider: OpenIDProvider):
    provider.know("director", email=f"director@{DOMAIN}", email_verified=True)
    page = stranger()

    go_to_provider(page)
    sign_in_there(page, "director")

    expect(page.locator("td .caption-link").first).to_be_visible()
    assert page.url.endswith("/contacts/")


def test_who_is_refused_is_told_why_and_led_back(stranger, provider: OpenIDProvider):
    provider.know("impostor", email=f"director@{DOMAIN}", email_verified=False)
    page = stranger()

    go_to_provider(page)
    sign_in_there(page, "impostor")

    expect(page.get_by_role("heading", name=f"Not signed in with {NAME}")).to_be_visible()
    page.get_by_role("link", name="Back to sign-in").click()
    expect(page.get_by_label("Password")).to_be_visible()


def test_who_stops_there_is_led_back(stranger):
    page = stranger()

    go_to_provider(page)
    page.get_by_role("button", name="Deny").click()

    expect(page.get_by_role("heading", name="Not signed in")).to_be_visible()
    expect(page.get_by_role("link", name="Back to sign-in")).to_be_visible()

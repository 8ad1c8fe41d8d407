"""The description of the REST API for people."""

import pytest
from playwright.sync_api import expect


@pytest.mark.req("GEN-04")
def test_the_description_of_the_api_shows_under_the_strict_security_policy(as_user):
    page = as_user("administrator")

    answer = page.goto("/api/docs")

    assert "unsafe" not in answer.headers["content-security-policy"]
    expect(page.get_by_text("/api/contacts/").first).to_be_visible()

"""A form tells how letters would begin, while one types (CON-10)."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.req("CON-10")


def test_the_salutation_follows_what_is_typed(as_user):
    page = as_user("cluj")
    page.goto("/contacts/new/?kind=person")
    salutation = page.get_by_label("Salutation")
    expect(salutation).to_have_attribute("placeholder", "Bună ziua,")

    page.get_by_label("Family name").fill("Ionescu")
    page.get_by_label("Gender", exact=True).select_option("female")

    expect(salutation).to_have_attribute("placeholder", "Stimată doamnă Ionescu,")
    page.get_by_label("Addressed informally").check()
    page.get_by_label("Given name").fill("Ana")
    page.get_by_label("Given name").press("Tab")
    expect(salutation).to_have_attribute("placeholder", "Dragă Ana,")
    expect(page.get_by_label("Family name")).to_have_value("Ionescu")

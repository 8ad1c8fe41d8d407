"""Two who edit the same contact: nothing is lost, and what both changed is asked (GEN-02)."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.forms import save, toast
from tests.browser.records import make_person
from tests.browser.visits import csrf

pytestmark = pytest.mark.req("GEN-02")
ASKED = "Somebody else changed the same meanwhile. Decide what shall stay, then save:"


def change(page: Page, number: int, values: dict[str, Any]) -> None:
    """Somebody changes a contact by another way."""
    answer = page.request.patch(f"/api/contacts/{number}/", data=values, headers=csrf(page.context))
    assert answer.status == 200, answer.text()


def read(page: Page, number: int) -> dict[str, Any]:
    """The contact as it is."""
    found: dict[str, Any] = page.request.get(f"/api/contacts/{number}/").json()
    return found


def test_in_a_drawer_one_takes_the_value_of_the_other(as_user):
    page, colleague = as_user("cluj"), as_user("director")
    number = make_person(page, "Disputatu", notes="before", phones=[{"number": "+40722123470", "kind": "work"}])
    page.goto(f"/contacts/{number}/")

    page.get_by_role("link", name="Edit").click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_role("textbox", name="Notes").fill("mine")
    drawer.get_by_label("Given name").fill("Ștefan")
    change(colleague, number, {"notes": "theirs", "is_customer": True, "phones": []})
    save(drawer)
    expect(drawer.get_by_role("alert")).to_contain_text(ASKED)
    expect(drawer.get_by_role("textbox", name="Notes")).to_have_value("mine")
    expect(drawer.locator("#id_notes_error")).to_contain_text("changed this to “theirs” just now.")
    drawer.get_by_role("group", name="Notes").get_by_label("Take theirs").check()
    save(drawer)

    expect(toast(page, "Disputatu Ștefan is saved.")).to_be_visible()
    kept = read(page, number)
    assert (kept["notes"], kept["given_name"], kept["is_customer"], kept["phones"]) == ("theirs", "Ștefan", True, [])


def test_without_scripts_one_keeps_what_one_wrote(as_user):
    page, colleague = as_user("cluj", scripts=False), as_user("director")
    number = make_person(page, "Neclintitu", notes="before")
    page.goto(f"/contacts/{number}/edit/")

    page.get_by_role("textbox", name="Notes").fill("mine")
    change(colleague, number, {"notes": "theirs"})
    save(page.get_by_role("main"))
    expect(page.get_by_role("alert")).to_contain_text(ASKED)
    expect(page.get_by_role("group", name="Notes").get_by_label("Keep mine")).to_be_checked()
    save(page.get_by_role("main"))

    expect(toast(page, "Neclintitu Ștefania is saved.")).to_be_visible()
    assert read(page, number)["notes"] == "mine"

"""Contacts that are there: edited, undone, deleted, brought back."""

import re

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.browser.forms import add_row, save, toast
from tests.browser.records import make_person
from tests.browser.tabs import open_tab


def open_edit(page: Page) -> Locator:
    """Open the form of the contact whose page is open; returns the drawer."""
    page.get_by_role("link", name="Edit").click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_role("button", name="Save")).to_be_visible()
    return drawer


@pytest.mark.req("SEC-08")
def test_a_change_is_in_the_history_and_can_be_undone_there(as_user):
    page = as_user("cluj")
    number = make_person(page, "Pârvulescu")
    page.goto(f"/contacts/{number}/")

    drawer = open_edit(page)
    drawer.get_by_label("Family name").fill("Pârvu")
    add_row(drawer, "Phones", "phone").get_by_label("Phone").fill("0264 123 456")
    save(drawer)
    expect(page.get_by_role("heading", name="Pârvu Ștefania")).to_be_visible()
    open_tab(page, "History")
    newest = page.locator(".timeline-entry").first
    expect(newest.locator("del", has_text="Pârvulescu")).to_be_visible()
    expect(newest.locator("ins", has_text=re.compile("^Pârvu$"))).to_be_visible()
    newest.get_by_role("button", name="Undo").click()

    expect(toast(page, "It is as it was before.")).to_be_visible()
    expect(page.get_by_role("heading", name="Pârvulescu Ștefania")).to_be_visible()
    open_tab(page, "Overview")
    expect(page.get_by_role("region", name="Person")).to_be_visible()
    expect(page.get_by_role("link", name="0264 123 456")).to_be_hidden()


@pytest.mark.req("SEC-08")
def test_a_deleted_contact_comes_back_by_undo_in_the_note(as_user):
    page = as_user("cluj")
    number = make_person(page, "Cosânzeana", phones=[{"number": "+40722123458", "kind": "mobile"}])
    page.goto(f"/contacts/{number}/")

    page.get_by_role("button", name="More actions").click()
    page.get_by_role("link", name="Delete").click()
    confirmation = page.get_by_role("dialog", name="Delete Cosânzeana Ștefania?")
    expect(confirmation).to_contain_text("Phones 1")
    confirmation.get_by_role("button", name="Delete").click()
    note = toast(page, "Cosânzeana Ștefania is deleted.")
    expect(note).to_be_visible()
    assert page.request.get(f"/contacts/{number}/").status == 404
    note.get_by_role("button", name="Undo").click()

    expect(toast(page, "It is as it was before.")).to_be_visible()
    page.goto(f"/contacts/{number}/")
    expect(page.get_by_role("heading", name="Cosânzeana Ștefania")).to_be_visible()
    expect(page.get_by_role("link", name="0722 123 458")).to_be_visible()


@pytest.mark.req("GEN-02")
def test_cancelling_the_deletion_deletes_nothing(as_user):
    page = as_user("cluj")
    number = make_person(page, "Neclintitu")
    page.goto(f"/contacts/{number}/")

    page.get_by_role("button", name="More actions").click()
    page.get_by_role("link", name="Delete").click()
    page.get_by_role("dialog", name="Delete").get_by_role("link", name="Cancel").click()

    expect(page.get_by_role("dialog", name="Delete")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("heading", name="Neclintitu Ștefania")).to_be_visible()


@pytest.mark.req("GEN-02")
def test_a_form_with_something_typed_asks_before_it_closes(as_user):
    page = as_user("cluj")
    number = make_person(page, "Păstrătoru")
    page.goto(f"/contacts/{number}/")
    questions: list[str] = []
    answers = iter([False, True])

    def answer(dialog: Dialog) -> None:
        questions.append(dialog.message)
        dialog.accept() if next(answers) else dialog.dismiss()

    page.on("dialog", answer)
    drawer = open_edit(page)
    drawer.get_by_role("textbox", name="Notes").fill("Half a thought")
    page.keyboard.press("Escape")
    expect(drawer.get_by_role("textbox", name="Notes")).to_have_value("Half a thought")
    expect(drawer.get_by_role("textbox", name="Notes")).to_be_focused()
    drawer.get_by_role("link", name="Cancel").click()

    expect(drawer).to_be_hidden()
    assert questions == ["Leave without saving what you entered?"] * 2


@pytest.mark.req("GEN-02")
def test_an_untouched_form_closes_without_a_question(as_user):
    page = as_user("cluj")
    number = make_person(page, "Neatinsu")
    page.goto(f"/contacts/{number}/")
    page.on("dialog", lambda dialog: pytest.fail(f"It asked: {dialog.message}"))

    drawer = open_edit(page)
    page.keyboard.press("Escape")

    expect(drawer).to_be_hidden()

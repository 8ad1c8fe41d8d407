"""Who may read all of history finds an act, unfolds it and takes it back."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.forms import toast
from tests.browser.records import make_account
from tests.browser.visits import csrf

pytestmark = pytest.mark.req("SEC-08")


def rename(page: Page, number: int, name: str) -> None:
    answer = page.request.patch(f"/api/contacts/{number}/", data={"name": name}, headers=csrf(page.context))
    assert answer.ok


def test_an_auditor_finds_a_change_by_person_and_record_and_undoes_it(as_user):
    cluj, page = as_user("cluj"), as_user("administrator")
    number = make_account(cluj, "Urma Veche SRL")
    rename(cluj, number, "Urma Nouă SRL")
    page.goto("/")

    page.get_by_role("navigation", name="Main").get_by_role("link", name="Audit").click()
    search = page.get_by_role("search", name="Audit")
    search.get_by_label("What", exact=True).select_option("Changed")
    search.get_by_label("On what").select_option("Contact")
    search.get_by_label("Record number").fill(f"/contacts/{number}/")
    search.get_by_role("button", name="Show results").click()
    expect(page.locator(".act")).to_have_count(1)
    act = page.locator(".act")
    expect(act).to_contain_text("127.0.0.1")
    act.get_by_text("Urma Veche SRL → Urma Nouă SRL").click()
    expect(act.locator("del")).to_have_text("Urma Veche SRL")
    act.get_by_role("button", name="Undo").click()

    expect(toast(page, "It is as it was before.")).to_be_visible()
    expect(page.locator(".act")).to_have_count(1)
    expect(page.locator(".act").get_by_role("button", name="Undo")).to_have_count(0)
    page.locator(".act").get_by_role("link", name="Urma Veche SRL").click()
    expect(page.get_by_role("heading", name="Urma Veche SRL")).to_be_visible()


def test_the_way_from_an_act_to_others_like_it(as_user):
    cluj, page = as_user("cluj"), as_user("auditor")
    number = make_account(cluj, "Firul Roșu SRL")
    page.goto(f"/audit/?record=/contacts/{number}/")

    page.locator(".act-time").click()
    expect(page.get_by_role("heading", name="About this act")).to_be_visible()
    page.get_by_role("link", name="All on Firul Roșu SRL").click()

    expect(page.locator(".act")).to_have_count(1)
    expect(page.get_by_label("Record number")).to_have_value(str(number))


def test_what_makes_no_sense_is_told_and_nothing_typed_is_lost(as_user):
    page = as_user("auditor")
    page.goto("/audit/")

    page.get_by_label("From which address").fill("10.0.0.300")
    page.get_by_label("Record number").fill("hotel")
    page.get_by_role("button", name="Show results").click()

    expect(page.locator(".invalid-feedback")).to_have_count(2)
    expect(page.get_by_label("From which address")).to_have_value("10.0.0.300")
    expect(page.get_by_label("Record number")).to_have_value("hotel")
    expect(page.get_by_role("heading", name="Nothing was searched")).to_be_visible()


def test_a_change_is_unfolded_by_keyboard(as_user):
    cluj, page = as_user("cluj"), as_user("auditor")
    number = make_account(cluj, "Tasta SRL")
    page.goto(f"/audit/?record=/contacts/{number}/")

    page.locator(".act summary").focus()
    page.keyboard.press("Enter")

    expect(page.locator(".act ins").first).to_be_visible()


def test_for_others_there_is_no_audit(as_user):
    page = as_user("cluj")

    answer = page.goto("/audit/")

    assert answer.status == 404
    expect(page.get_by_role("link", name="Audit")).to_have_count(0)

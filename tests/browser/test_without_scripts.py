"""Every page works in a browser without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from liant.demo import DOMAIN, PASSWORD
from tests.browser.forms import save, toast
from tests.browser.records import make_person
from tests.browser.test_board import make_activity

pytestmark = pytest.mark.req("GEN-03")


def test_one_signs_in_and_reads_the_list(stranger):
    page = stranger(scripts=False)
    page.goto("/contacts/")

    page.get_by_label("Email").fill(f"director@{DOMAIN}")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()

    expect(page).to_have_url(re.compile("/contacts/$"))
    expect(page.locator("td .caption-link").first).to_be_visible()


def test_one_searches_the_list_and_pages_on(as_user):
    page = as_user("cluj", scripts=False)
    page.goto("/contacts/")

    page.get_by_role("searchbox", name="Search in Contacts").fill("srl")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=srl"))
    first = page.locator("td .caption-link").first.inner_text()
    page.get_by_role("link", name="Next").click()

    expect(page).to_have_url(re.compile("q=srl.*after="))
    expect(page.locator("td .caption-link").first).not_to_have_text(first)


def test_one_opens_edits_and_saves(as_user):
    page = as_user("cluj", scripts=False)
    number = make_person(page, "Desăvârșitu", phones=[{"number": "+40722123460", "kind": "work"}])
    page.goto("/contacts/?q=desavarsitu")

    page.get_by_role("link", name="Desăvârșitu Ștefania").click()
    page.get_by_role("link", name="Edit").click()
    page.get_by_label("Given name").fill("")
    page.get_by_label("Family name").fill("")
    save(page.get_by_role("main"))
    expect(page.get_by_role("alert")).to_contain_text("A person needs a name.")
    page.get_by_label("Family name").fill("Desăvârșit")
    page.get_by_label("Phone", exact=True).fill("0722 123 461")
    save(page.get_by_role("main"))

    expect(page).to_have_url(re.compile(f"/contacts/{number}/$"))
    expect(toast(page, "Desăvârșit is saved.")).to_be_visible()
    expect(page.get_by_role("link", name="0722 123 461")).to_be_visible()


def test_a_card_is_moved_by_the_form_that_its_menu_stands_for(as_user):
    page = as_user("cluj", scripts=False)
    number = make_activity(page, "Fără Scripturi")
    page.goto("/activities/?show=board&q=fara+scripturi")

    page.get_by_role("link", name="Move Fără Scripturi to").click()
    page.get_by_label("Stage").select_option(label="Done")
    save(page.get_by_role("main"))

    expect(page).to_have_url(re.compile(r"/activities/\?show=board&q=fara\+scripturi$"))
    done = page.get_by_role("region", name="Done", exact=True)
    expect(done.get_by_role("link", name="Fără Scripturi", exact=True)).to_be_visible()
    assert page.request.get(f"/api/activities/{number}/").json()["status"] == "done"


def test_a_calendar_lists_its_period_by_day(as_user):
    page = as_user("cluj", scripts=False)
    make_activity(page, "Pe Zile")
    page.goto("/activities/?show=calendar&day=2027-03-01&q=pe+zile")

    day = page.get_by_role("region", name="Monday, 1 March")

    expect(day.get_by_role("link", name="Pe Zile")).to_be_visible()
    page.get_by_role("link", name="Next period").click()
    expect(page.get_by_role("heading", name="April 2027")).to_be_visible()

"""The page of a contact: what stands there, and what does not stand there twice."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.forms import save, toast
from tests.browser.records import make_account, make_person


@pytest.mark.req("CON-04")
def test_the_overview_of_a_person_tells_where_they_work_and_leads_there(as_user):
    page = as_user("cluj")
    account = make_account(page, "Orologeria Mare SRL")
    post = {"account": account, "title": "Ceasornicar", "phone": "+40264123456"}
    page.goto(f"/contacts/{make_person(page, 'Orologiu', positions=[post])}/")

    positions = page.get_by_role("region", name="Positions")
    expect(positions).to_contain_text("Ceasornicar")
    expect(positions).to_contain_text("0264 123 456")
    positions.get_by_role("link", name="Orologeria Mare SRL").click()

    expect(page.get_by_role("heading", name="Orologeria Mare SRL")).to_be_visible()


@pytest.mark.req("CON-03")
def test_a_number_not_to_be_used_is_marked_and_no_list_offers_it(as_user):
    page = as_user("cluj")
    phones = [{"number": "+40722123480", "state": "do_not_use", "is_default": True}, {"number": "+40722123481"}]
    number = make_person(page, "Refuzatu", phones=phones)

    page.goto(f"/contacts/{number}/")
    expect(page.locator(".fact-refused")).to_have_text(re.compile(r"0722 123 480\s*Do not use"))
    page.goto("/contacts/?q=refuzatu")

    expect(page.locator("td[data-label=Phone]")).to_have_text("0722 123 481")


@pytest.mark.req("GEN-02")
def test_what_the_heading_and_the_glance_say_is_not_said_again(as_user):
    page = as_user("cluj")
    page.goto(f"/contacts/{make_account(page, 'Singuratecul SRL', is_customer=True)}/")

    expect(page.get_by_role("main").get_by_text("Singuratecul SRL")).to_have_count(1)
    expect(page.get_by_text("Owner", exact=True)).to_have_count(1)
    expect(page.get_by_role("region", name="Relation to us")).to_contain_text("Customer")


@pytest.mark.req("SEC-08")
def test_saving_a_form_in_which_nothing_was_typed_changes_nothing(as_user):
    page = as_user("cluj")
    values = {"notes": "One line.\n\nAnd another.", "phones": [{"number": "+40722123482"}]}
    number = make_person(page, "Neschimbatu", **values)
    page.goto(f"/contacts/{number}/edit/")

    save(page.get_by_role("main"))
    expect(toast(page, "Neschimbatu Ștefania is saved.")).to_be_visible()
    page.goto(f"/contacts/{number}/history/")

    expect(page.locator(".timeline-entry")).to_have_count(1)

"""Colleagues of different departments see different contacts; who stands above them sees both."""

import pytest
from playwright.sync_api import expect

from tests.browser.records import contact_of_a_colleague, make_person

pytestmark = pytest.mark.req("SEC-01", "SEC-06")


def test_colleagues_of_different_departments_see_different_lists(as_user):
    cluj, attica = as_user("cluj"), as_user("attica")
    make_person(cluj, "Vizibilescu", "Clujana")
    make_person(attica, "Vizibilescu", "Atena")

    cluj.goto("/contacts/?q=vizibilescu")
    attica.goto("/contacts/?q=vizibilescu")

    expect(cluj.locator("td .caption-link")).to_have_text(["Vizibilescu Clujana"])
    expect(attica.locator("td .caption-link")).to_have_text(["Vizibilescu Atena"])


def test_a_contact_of_another_department_is_not_there(as_user):
    cluj, attica = as_user("cluj"), as_user("attica")
    number = make_person(cluj, "Ascunsu")

    answers = [attica.goto(f"/contacts/{number}/{page}") for page in ("", "edit/", "delete/", "history/")]

    assert [answer.status for answer in answers] == [404] * 4
    expect(attica.get_by_role("heading", name="There is nothing here")).to_be_visible()
    attica.goto("/search/?q=ascunsu")
    expect(attica.get_by_role("heading", name="Nothing found")).to_be_visible()


def test_the_director_sees_the_contacts_of_both(as_user):
    cluj, attica, director = as_user("cluj"), as_user("attica"), as_user("director")
    make_person(cluj, "Ambilor", "Clujana")
    make_person(attica, "Ambilor", "Atena")

    director.goto("/contacts/?q=ambilor")

    expect(director.locator("td .caption-link")).to_have_text(["Ambilor Atena", "Ambilor Clujana"])


@pytest.mark.req("SEC-02")
def test_who_may_only_look_gets_no_buttons_and_no_form(as_user):
    page = as_user("cluj")
    number = contact_of_a_colleague(page)

    page.goto(f"/contacts/{number}/")
    expect(page.get_by_role("heading", name="At a glance")).to_be_visible()
    expect(page.get_by_role("link", name="Edit")).to_be_hidden()
    answers = [page.goto(f"/contacts/{number}/{form}/") for form in ("edit", "delete")]

    assert [answer.status for answer in answers] == [403, 403]
    expect(page.get_by_role("heading", name="You may not do this")).to_be_visible()

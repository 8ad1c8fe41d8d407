"""A list on a map: marks lead closer, to the list and to records; moving it is told by the address (GEN-02)."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visits import csrf

pytestmark = pytest.mark.req("GEN-02")


def make_at(page: Page, name: str, *cities: str) -> int:
    addresses = [{"city": city, "country": "RO"} for city in cities]
    told: dict[str, Any] = {"kind": "account", "name": name, "addresses": addresses}
    answer = page.request.post("/api/contacts/", data=told, headers=csrf(page.context))
    assert answer.status == 201, answer.text()
    return int(answer.json()["id"])


def open_map(page: Page, words: str) -> None:
    page.goto(f"/contacts/?show=map&q={words}")
    expect(page.locator(".map-land").first).to_be_attached()


def mark(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name="Map").get_by_role("button", name=name, exact=True)


def test_a_mark_of_a_town_opens_the_list_of_what_is_in_it(as_user):
    page = as_user("cluj")
    make_at(page, "Hartă Sibiană", "Sibiu")
    make_at(page, "Hartă Sibiană Doi", "Sibiu")
    open_map(page, "harta+sibiana")

    mark(page, "Sibiu: 2").click()

    expect(page.get_by_role("table")).to_be_visible()
    expect(page).to_have_url(re.compile(r"city=Sibiu"))
    expect(page.get_by_role("link", name="Hartă Sibiană Doi")).to_be_visible()


def test_a_mark_of_a_record_opens_it_above_the_map_by_keys(as_user):
    page = as_user("cluj")
    make_at(page, "Hartă Orădeană", "Oradea")
    open_map(page, "harta+oradeana")

    mark(page, "Hartă Orădeană, Oradea").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("dialog").get_by_role("heading", name="Hartă Orădeană")).to_be_visible()
    page.keyboard.press("Escape")
    expect(mark(page, "Hartă Orădeană, Oradea")).to_be_visible()


def test_a_mark_of_several_towns_leads_closer_and_the_address_tells_where(as_user):
    page = as_user("cluj")
    make_at(page, "Hartă Întinsă", "Cluj-Napoca", "Apahida", "Constanța")
    page.goto("/contacts/?show=map&box=40,15,50,35&q=harta+intinsa")

    mark(page, "Cluj-Napoca and around it: 2").or_(mark(page, "Apahida and around it: 2")).click()

    expect(mark(page, "Hartă Întinsă, Cluj-Napoca")).to_be_visible()
    expect(mark(page, "Hartă Întinsă, Apahida")).to_be_visible()
    expect(page).to_have_url(re.compile(r"box=46\."))
    page.reload()
    expect(mark(page, "Hartă Întinsă, Apahida")).to_be_visible()


def test_without_scripts_towns_lead_to_their_lists(as_user):
    page = as_user("cluj", scripts=False)
    make_at(page, "Hartă Tăcută", "Sibiu")
    page.goto("/contacts/?show=map&q=harta+tacuta")

    page.get_by_role("link", name="Sibiu 1").click()

    expect(page.get_by_role("link", name="Hartă Tăcută")).to_be_visible()

"""Contacts that a test needs to be there, made through the API by whoever has the page."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from tests.browser.visits import csrf


def make_person(page: Page, family_name: str, given_name: str = "Ștefania", **values: Any) -> int:
    """Make a person; returns its number."""
    return make(page, {"kind": "person", "family_name": family_name, "given_name": given_name} | values)


def make_account(page: Page, name: str, **values: Any) -> int:
    """Make an account; returns its number."""
    return make(page, {"kind": "account", "name": name} | values)


def once(page: Page, name: str, make: Callable[[], int]) -> int:
    """The contact of this name, made when it is not there: what is there many times fills the page of duplicates."""
    found = page.request.get("/api/contacts/", params={"q": name}).json()["items"]
    return next((int(contact["id"]) for contact in found if name in contact["caption"]), 0) or make()


def make(page: Page, values: dict[str, Any]) -> int:
    """Make a contact; returns its number."""
    answer = page.request.post("/api/contacts/", data=values, headers=csrf(page.context))
    assert answer.status == 201, answer.text()
    return int(answer.json()["id"])


def change(page: Page, number: int, values: dict[str, Any]) -> None:
    """Change a contact."""
    answer = page.request.patch(f"/api/contacts/{number}/", data=values, headers=csrf(page.context))
    assert answer.status == 200, answer.text()


def contact_of_a_colleague(page: Page) -> int:
    """A contact that a salesperson sees and may not change: it belongs to another one of the team."""
    own = page.request.get(f"/api/contacts/{make_person(page, 'Propriu')}/").json()
    seen = page.request.get("/api/contacts/?limit=200").json()["items"]
    return next(int(contact["id"]) for contact in seen if contact["owner"] != own["owner"])

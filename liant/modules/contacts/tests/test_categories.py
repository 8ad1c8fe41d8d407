"""Categories are a tree that users keep (CON-11)."""

from collections.abc import Callable

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.history.models import Entry
from liant.kernel.history.undo import undo
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Category
from liant.modules.contacts.samples import category, contact

SignIn = Callable[[Employee], Client]


@pytest.fixture
def tourism(cast: Cast) -> Category:
    """Tourism / Hotels / Spa, with a contact under Spa and one under Hotels; another belongs to nothing."""
    top = category(owner=cast.dora, by=cast.dora, name="Tourism")
    middle = category(owner=cast.dora, by=cast.dora, name="Hotels", parent=top)
    bottom = category(owner=cast.dora, by=cast.dora, name="Spa", parent=middle)
    for name, filed in (("Băile Felix", [bottom]), ("Hotel Ardealul", [middle]), ("Dacia", [])):
        contact(owner=cast.anna, by=cast.anna, name=name, categories=filed)
    return top


@pytest.mark.req("CON-11")
@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Tourism", ["Băile Felix", "Hotel Ardealul"]),
        ("Hotels", ["Băile Felix", "Hotel Ardealul"]),
        ("Spa", ["Băile Felix"]),
    ],
)
def test_a_category_finds_the_contacts_of_those_below_it(
    cast: Cast, sign_in: SignIn, tourism: Category, name: str, found: list[str]
) -> None:
    with enter(cast.anna.pk):
        number = Category.objects.get(name=name).pk

    listed = sign_in(cast.anna).get(f"/contacts/?categories={number}").context["rows"]
    on_its_page = sign_in(cast.anna).get(f"/categories/{number}/contacts/").context["rows"]

    assert [row.caption for row in listed] == [row.caption for row in on_its_page] == found


@pytest.mark.req("CON-11", "SEC-06")
def test_the_page_of_a_category_shows_no_contact_that_is_hidden(cast: Cast, sign_in: SignIn, tourism: Category) -> None:
    response = sign_in(cast.omar).get(f"/categories/{tourism.pk}/contacts/")

    assert response.context["rows"] == []
    assert {tab["label"]: tab["count"] for tab in response.context["tabs"]}["Contacts"] == "0"


@pytest.mark.req("CON-11", "SEC-08")
def test_history_goes_on_telling_of_a_category_that_is_no_more(cast: Cast, sign_in: SignIn) -> None:
    filed = category(owner=cast.dora, by=cast.dora)
    made = contact(owner=cast.anna, by=cast.anna, categories=[filed])
    commands.change(made, {"categories": []}, by=cast.anna)
    commands.delete(filed, by=cast.dora)

    response = sign_in(cast.anna).get(f"/contacts/{made.pk}/history/")

    assert response.status_code == 200
    assert response.content.decode().count("Hoteluri și pensiuni") == 2


@pytest.mark.req("CON-11", "SEC-08")
def test_a_deleted_category_comes_back(cast: Cast) -> None:
    filed = category(owner=cast.dora, by=cast.dora)
    commands.delete(filed, by=cast.dora)
    with enter(cast.dora.pk):
        entry = Entry.objects.latest("id")

    undo(entry, by=cast.dora)

    with enter(cast.anna.pk):
        assert Category.objects.get(pk=filed.pk).name == filed.name

"""Records that one keeps at hand: on their page, at home, in the search box and through the API (GEN-02)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("GEN-02")


@pytest.fixture
def client(cast: Cast, sign_in: Callable[[Employee], Client]) -> Client:
    """Anna's browser."""
    return sign_in(cast.anna)


@pytest.fixture
def made(cast: Cast) -> Contact:
    """One of Anna's."""
    return contact(owner=cast.anna, by=cast.anna, name="Alfa")


def named(rows: Any) -> list[str]:
    return [row.caption for row in rows]


def test_a_favourite_waits_at_home_and_in_the_search_box(client: Client, made: Contact) -> None:
    client.post(f"/contacts/{made.pk}/favourite/")

    page, home, search = (client.get(path) for path in (f"/contacts/{made.pk}/", "/", "/search/"))
    assert page.context["is_favourite"]
    assert named(home.context["favourites"]) == ["Alfa"]
    assert [(group.label, named(group.hits)) for group in search.context["groups"]] == [
        ("Favourites", ["Alfa"]), ("Recently opened", ["Alfa"]),
    ]  # fmt: skip


def test_it_is_one_no_more(client: Client, made: Contact) -> None:
    client.post(f"/contacts/{made.pk}/favourite/")
    client.post(f"/contacts/{made.pk}/favourite/", {"off": "1"})

    assert not client.get(f"/contacts/{made.pk}/").context["is_favourite"]
    assert named(client.get("/").context["favourites"]) == []


def test_opening_it_again_leaves_it_one(client: Client, made: Contact) -> None:
    client.post(f"/contacts/{made.pk}/favourite/")
    client.get(f"/contacts/{made.pk}/")

    assert named(client.get("/").context["favourites"]) == ["Alfa"]


def test_what_one_sees_no_more_is_told_nowhere(cast: Cast, client: Client, made: Contact) -> None:
    client.post(f"/contacts/{made.pk}/favourite/")
    with enter(cast.dora.pk):
        seen = Contact.objects.get(pk=made.pk)
    commands.change(seen, {"owner": cast.boris, "unit": cast.boris.unit}, by=cast.dora)

    assert named(client.get("/").context["favourites"]) == []
    assert client.get("/api/favourites/").json() == []


def test_it_is_nobody_elses(cast: Cast, client: Client, made: Contact, sign_in: Callable[[Employee], Client]) -> None:
    client.post(f"/contacts/{made.pk}/favourite/")

    assert not sign_in(cast.dora).get(f"/contacts/{made.pk}/").context["is_favourite"]


@pytest.mark.req("GEN-04")
def test_a_program_keeps_them_too(client: Client, made: Contact) -> None:
    address = f"/api/favourites/contacts/{made.pk}/"

    added = client.put(address).status_code
    told = client.get("/api/favourites/").json()
    removed = client.delete(address).status_code

    assert (added, removed) == (204, 204)
    assert told == [{"slug": "contacts", "id": made.pk, "caption": "Alfa"}]
    assert client.get("/api/favourites/").json() == []

"""An account beside what a registry says of it: what one ticks is taken over, nothing else (CON-22)."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.registries.standing_in import ANAF, NUMBER, Registry
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("CON-22")

SignIn = Callable[[Employee], Client]


@pytest.fixture(autouse=True)
def answer(registry: Registry) -> None:
    registry.say(ANAF)


@pytest.fixture
def known(cast: Cast) -> Contact:
    """An account of Anna's with two addresses, under a name of her own."""
    places = [
        {"city": "Cluj", "country": "RO", "purpose": "delivery"},
        {"city": "Iași", "country": "RO", "purpose": "headquarters"},
    ]
    made: Contact = contact(
        owner=cast.anna, by=cast.anna, name="Dante", tax_number=NUMBER, notes="Ours", parts={"addresses": places}
    )
    return made


def shown(client: Client, account: Contact) -> tuple[dict[str, bool], dict[str, str]]:
    """What is different, with what is ticked; and what the form sends back beside that."""
    page = client.post(f"/contacts/{account.pk}/compare/")
    hidden = re.findall(r'type="hidden" name="(answer|read)" value="([^"]*)"', page.content.decode())
    return {line.name: is_taken for line, is_taken in page.context["lines"]}, dict(hidden)


def test_what_is_ticked_is_taken_over_in_one_act(
    cast: Cast, known: Contact, sign_in: SignIn, registry: Registry
) -> None:
    client = sign_in(cast.anna)
    lines, sent = shown(client, known)

    answer = client.post(f"/contacts/{known.pk}/compare/", sent | {"take": ["trade_register", "addresses"]})

    assert lines == {"name": False, "is_vat_registered": True, "trade_register": True, "addresses": False}
    assert answer.headers["Location"] == f"/contacts/{known.pk}/"
    with enter(cast.anna.pk):
        now = Contact.objects.get(pk=known.pk)
        assert (now.name, now.trade_register, now.is_vat_registered, now.notes) == (
            "Dante", "J40/372/2002", False, "Ours",
        )  # fmt: skip
        assert sorted(now.addresses.values_list("city", "purpose")) == [
            ("București", "headquarters"),
            ("Cluj", "delivery"),
        ]
    assert len(registry.asked) == 1


def test_what_is_the_same_is_not_asked_about(cast: Cast, known: Contact, sign_in: SignIn, registry: Registry) -> None:
    client = sign_in(cast.anna)
    lines, sent = shown(client, known)

    client.post(f"/contacts/{known.pk}/compare/", sent | {"take": [*lines]})

    assert shown(client, known)[0] == {}
    assert "Nothing is different" in client.post(f"/contacts/{known.pk}/compare/").content.decode()


def test_who_changed_it_meanwhile_is_not_overwritten(
    cast: Cast, known: Contact, sign_in: SignIn, registry: Registry
) -> None:
    client = sign_in(cast.anna)
    _lines, sent = shown(client, known)
    commands.change(known, {"name": "Dante SA"}, by=cast.dora)

    answer = client.post(f"/contacts/{known.pk}/compare/", sent | {"take": ["name"]})

    assert answer.status_code == 422
    assert "meanwhile" in answer.content.decode()
    assert 'value="name" aria-describedby="compare-name" checked' in answer.content.decode()
    with enter(cast.anna.pk):
        assert Contact.objects.get(pk=known.pk).name == "Dante SA"


def test_an_answer_that_no_registry_gave_is_not_taken(
    cast: Cast, known: Contact, sign_in: SignIn, registry: Registry
) -> None:
    client = sign_in(cast.anna)
    _lines, sent = shown(client, known)

    client.post(f"/contacts/{known.pk}/compare/", sent | {"answer": f"x{sent['answer']}", "take": ["name"]})

    with enter(cast.anna.pk):
        assert Contact.objects.get(pk=known.pk).name == "Dante"


def test_no_answer_is_told_on_the_page_of_the_account(
    cast: Cast, known: Contact, sign_in: SignIn, registry: Registry
) -> None:
    registry.say({"found": []})

    page = sign_in(cast.anna).post(f"/contacts/{known.pk}/compare/", follow=True)

    assert "knows no company" in page.content.decode()


@pytest.mark.req("SEC-02")
def test_who_may_not_change_it_does_not_compare(
    cast: Cast, known: Contact, sign_in: SignIn, registry: Registry
) -> None:
    assert sign_in(cast.boris).post(f"/contacts/{known.pk}/compare/").status_code == 404
    assert registry.asked == []


def test_it_is_offered_where_a_registry_may_be_asked(
    cast: Cast, known: Contact, sign_in: SignIn, registry: Registry, settings: Any
) -> None:
    client = sign_in(cast.anna)
    numberless = contact(owner=cast.anna, by=cast.anna, name="Fără cod")

    offered = [
        f"/{each.pk}/compare/" in client.get(f"/contacts/{each.pk}/").content.decode() for each in (known, numberless)
    ]
    settings.REGISTRIES = []

    assert offered == [True, False]
    assert "/compare/" not in client.get(f"/contacts/{known.pk}/").content.decode()

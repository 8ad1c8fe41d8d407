"""A pasted text becomes a form, and the form a person with an account, once it is confirmed (CON-01)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact, Position
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("CON-01")

SignIn = Callable[[Employee], Client]
TEXT = (
    "Ion Popescu\nDirector General\nHotel Bistrița SRL\nCUI RO14399840\n0722 123 456\nion@bistrita.ro\n"
    "www.bistrita.ro\nStr. Lungă 5, 400001 Cluj-Napoca, jud. Cluj"
)


def number(by: Employee) -> int:
    """How many contacts there are."""
    with enter(by.pk):
        return Contact.objects.count()


def filled(page: Any, **more: str) -> dict[str, str]:
    """What a browser would send of the page as it came."""
    context = page.context
    forms = [context["form"], *([context["new_account"]] if context.get("new_account") else [])]
    for each in context["formsets"]:
        forms += [each["formset"].management_form, *each["formset"].forms]
    sent = {}
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is True:
                sent[bound.html_name] = "on"
            elif value is not None and value is not False and value != "":
                sent[bound.html_name] = value
            else:
                sent[bound.html_name] = ""
    unchecked = [name for name, value in sent.items() if value == "" and name.endswith("is_default")]
    return {name: value for name, value in sent.items() if name not in unchecked} | more


def test_nothing_is_saved_before_one_confirms(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.dora).post("/contacts/capture/", {"text": TEXT})

    assert page.status_code == 200
    assert 'value="Popescu"' in page.content.decode()
    assert 'id="new-account-title"' in page.content.decode()
    assert number(cast.dora) == 0


def test_a_person_and_the_account_are_made_together(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dora)
    page = client.post("/contacts/capture/", {"text": TEXT})

    answer = client.post("/contacts/capture/new/?kind=person", filled(page))

    assert answer.status_code == 302, answer.context["faults"]
    with enter(cast.dora.pk):
        post = Position.objects.select_related("account", "person").get()
        phones = list(post.person.phones.values_list("kind", "number"))
        address = post.account.addresses.get()
        webs = post.account.web_addresses.count()
    assert (post.title, post.person.family_name) == ("Director General", "Popescu")
    assert (post.account.name, post.account.tax_number, webs) == ("Hotel Bistrița SRL", "14399840", 1)
    assert (address.city, address.region, address.postal_code) == ("Cluj-Napoca", "Cluj", "400001")
    assert phones == [("mobile", "+40722123456")]


def test_the_account_that_is_there_is_taken(cast: Cast, sign_in: SignIn) -> None:
    there = contact(owner=cast.dora, by=cast.dora, name="Bistrița", tax_number="14399840")
    client = sign_in(cast.dora)
    page = client.post("/contacts/capture/", {"text": TEXT})

    client.post("/contacts/capture/new/?kind=person", filled(page))

    with enter(cast.dora.pk):
        assert Position.objects.get().account_id == there.pk
    assert number(cast.dora) == 2


def test_an_account_that_is_refused_leaves_no_half(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dora)
    page = client.post("/contacts/capture/", {"text": TEXT})

    sent = filled(page) | {"family_name": "", "given_name": ""}
    answer = client.post("/contacts/capture/new/?kind=person", sent)

    assert answer.status_code == 422
    assert "Hotel Bistrița SRL" in answer.content.decode()
    assert number(cast.dora) == 0


def test_an_account_without_name_is_not_made(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dora)
    page = client.post("/contacts/capture/", {"text": "Ion Popescu\nHotel Bistrița SRL"})

    client.post("/contacts/capture/new/?kind=person", filled(page) | {"new_account-name": ""})

    with enter(cast.dora.pk):
        assert [str(each) for each in Contact.objects.all()] == ["Popescu Ion"]


def test_an_account_of_others_is_not_told(cast: Cast, sign_in: SignIn) -> None:
    contact(owner=cast.omar, by=cast.dora, name="Hotel Bistrița SRL", tax_number="14399840")

    answer = sign_in(cast.anna).post("/api/contacts/capture/", {"text": TEXT}, content_type="application/json")

    assert (answer.json()["account"], answer.json()["new_account"]["name"]) == (None, "Hotel Bistrița SRL")


def test_a_company_alone_becomes_an_account(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.dora).post(
        "/api/contacts/capture/", {"text": "Alfa SRL\n0264 123 456\nCUI 14399840"}, content_type="application/json"
    )

    told = answer.json()
    assert (told["kind"], told["values"]) == ("account", {"name": "Alfa SRL", "tax_number": "14399840"})
    assert told["parts"]["phones"] == [{"kind": "work", "number": "+40264123456"}]


def test_an_empty_text_is_refused_in_words(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.dora).post("/contacts/capture/", {"text": " "})

    assert answer.status_code == 422
    assert "Paste a text" in answer.content.decode()

"""The REST API: the same commands and rights as the pages (GEN-04)."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Category, Contact
from liant.modules.contacts.samples import contact

SignIn = Callable[[Employee], Client]


def post(client: Client, url: str, body: Any) -> Any:
    return client.post(url, json.dumps(body), content_type="application/json")


def patch(client: Client, url: str, body: Any) -> Any:
    return client.patch(url, json.dumps(body), content_type="application/json")


@pytest.mark.req("GEN-04", "CON-04")
def test_a_person_is_created_with_parts_and_comes_back_with_names(cast: Cast, sign_in: SignIn) -> None:
    account = contact(owner=cast.anna, by=cast.anna)
    with enter(cast.dora.pk):
        vip = Category.objects.create(name="VIP")
    body = {
        "kind": "person", "family_name": "Παπαδόπουλος", "given_name": "Γιώργος", "categories": [vip.pk],
        "phones": [{"number": "+30 210 123 4567"}], "positions": [{"account": account.pk, "title": "Director"}],
    }  # fmt: skip

    answer = post(sign_in(cast.anna), "/api/contacts/", body)

    made = answer.json()
    assert answer.status_code == 201
    assert made["caption"] == "Παπαδόπουλος Γιώργος"
    assert made["owner"] == {"id": cast.anna.pk, "caption": "Anna North"}
    assert made["categories"] == [{"id": vip.pk, "caption": "VIP"}]
    assert made["phones"][0]["number"] == "+302101234567"
    assert made["positions"][0]["account"] == {"id": account.pk, "caption": "Hotel Bistrița SRL"}


@pytest.mark.req("GEN-04", "CON-22")
def test_errors_are_told_by_field(cast: Cast, sign_in: SignIn) -> None:
    body = {"kind": "account", "tax_number": "RO1234", "phones": [{"number": "12"}]}

    answer = post(sign_in(cast.anna), "/api/contacts/", body)

    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert set(answer.json()["errors"]) == {"name", "tax_number", "phones.0.number"}


@pytest.mark.req("GEN-04")
@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"kind": "account", "nmae": "x"}, "nmae"),
        ({"kind": "account", "name": 5}, "name"),
        ({"kind": "planet", "name": "x"}, "kind"),
        ({"kind": "account", "name": "x", "owner": 10**12}, "owner"),
        ({"kind": "branch", "name": "x", "account": 10**12}, "account"),
        ({"kind": "account", "name": "x" * 10_000}, "name"),
    ],
)
def test_what_is_not_understood_is_refused_and_nothing_is_made(
    cast: Cast, sign_in: SignIn, body: dict[str, Any], field: str
) -> None:
    answer = post(sign_in(cast.anna), "/api/contacts/", body)

    with enter(cast.dora.pk):
        assert not Contact.objects.exists()
    assert answer.status_code == 422
    assert any(name.endswith(field) for name in answer.json()["errors"])


@pytest.mark.req("GEN-04")
def test_a_change_touches_only_what_is_sent(cast: Cast, sign_in: SignIn) -> None:
    made = contact(owner=cast.anna, by=cast.anna, notes="keep", parts={"phones": [{"number": "0264 123 456"}]})

    answer = patch(sign_in(cast.anna), f"/api/contacts/{made.pk}/", {"is_customer": True})

    given = answer.json()
    assert (given["is_customer"], given["notes"], len(given["phones"])) == (True, "keep", 1)


@pytest.mark.req("GEN-04")
def test_a_list_is_paged_to_its_end_without_gap_or_repetition(cast: Cast, sign_in: SignIn) -> None:
    for number in range(7):
        contact(owner=cast.anna, by=cast.anna, name=f"Account {number % 3}")
    client, after, seen = sign_in(cast.anna), "", []

    while after is not None:
        page = client.get("/api/contacts/", {"limit": 2, "after": after, "sort": "-caption"}).json()
        seen += [item["id"] for item in page["items"]]
        after = page["next"]

    assert len(seen) == len(set(seen)) == 7


@pytest.mark.req("GEN-04")
def test_a_damaged_page_address_is_told(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.anna).get("/api/contacts/?after=rubbish")

    assert (answer.status_code, "damaged" in str(answer.json())) == (422, True)


@pytest.mark.req("GEN-04")
def test_the_number_of_queries_does_not_grow_with_the_list(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        contact(owner=cast.anna, by=cast.anna, name=f"A {number}", parts={"phones": [{"number": "0264 123 456"}]})
    client = sign_in(cast.anna)
    # The first request of a session notes where it is used.
    client.get("/")

    with django_assert_max_num_queries(24):
        client.get("/api/contacts/?limit=20")


@pytest.mark.req("GEN-04")
def test_the_description_is_openapi_and_names_every_operation(client: Client) -> None:
    described = client.get("/api/openapi.json").json()

    operations = {operation["operationId"] for path in described["paths"].values() for operation in path.values()}
    assert described["openapi"].startswith("3.1")
    assert {"list_contacts", "get_contact", "create_contact", "change_contact", "delete_contact"} <= operations


@pytest.mark.req("GEN-04", "SEC-09")
def test_a_write_without_the_csrf_token_is_refused(cast: Cast) -> None:
    from liant.kernel.access.models import User

    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(employee_id=cast.anna.pk))

    assert post(client, "/api/contacts/", {"kind": "account", "name": "x"}).status_code == 403

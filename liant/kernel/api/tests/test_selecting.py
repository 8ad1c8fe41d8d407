"""Only those fields that are asked for are told, and asked of the database (GEN-04)."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from liant.kernel.access.models import Employee
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.limiting import limit
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("GEN-04")
SignIn = Callable[[Employee], Client]


@pytest.fixture
def made(cast: Cast) -> Contact:
    record: Contact = contact(owner=cast.anna, by=cast.anna, parts={"phones": [{"number": "0264 123 456"}]})
    return record


def test_a_record_tells_the_fields_that_are_asked_for(cast: Cast, made: Contact, sign_in: SignIn) -> None:
    client, url = sign_in(cast.anna), f"/api/contacts/{made.pk}/"

    told = client.get(url, {"fields": "owner, phones,created_at"})

    whole = client.get(url).json()
    assert told.json() == {name: whole[name] for name in ("id", "owner", "phones", "created_at")}
    assert client.get(url, {"fields": "caption"}, headers={"If-None-Match": told["ETag"]}).status_code == 200
    assert (
        client.get(url, {"fields": "owner, phones,created_at"}, headers={"If-None-Match": told["ETag"]}).status_code
        == 304
    )


def test_a_list_asks_the_database_for_no_part_that_is_not_told(cast: Cast, made: Contact, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)

    with CaptureQueriesContext(connection) as queries:
        told = client.get("/api/contacts/", {"fields": "caption,emails"})

    tables = " ".join(query["sql"] for query in queries if query["sql"].startswith("SELECT"))
    assert told.json() == {"items": [{"id": made.pk, "caption": "Hotel Bistrița SRL", "emails": []}], "next": None}
    assert "contacts_email" in tables
    assert "contacts_phone" not in tables
    assert "contacts_categorised" not in tables


@pytest.mark.parametrize("url", ["/api/contacts/", "/api/contacts/{number}/"])
@pytest.mark.parametrize("asked", ["caption,planet", "audience", "caption.x"])
def test_a_field_that_there_is_not_is_told_by_field(
    cast: Cast, made: Contact, sign_in: SignIn, url: str, asked: str
) -> None:
    answer = sign_in(cast.anna).get(url.format(number=made.pk), {"fields": asked})

    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["fields"])


@pytest.mark.req("SEC-05")
def test_a_hidden_field_that_is_asked_for_is_empty(cast: Cast, made: Contact, sign_in: SignIn) -> None:
    limit(cast.anna, "hidden", "notes", "phones", by=cast.dora)

    told = sign_in(cast.anna).get("/api/contacts/", {"fields": "notes,phones"})

    assert told.json()["items"] == [{"id": made.pk, "notes": None, "phones": []}]

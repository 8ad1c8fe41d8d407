"""Many records in one request: each item is done or refused by itself, or all are (GEN-04)."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.kernel.throttling.models import Count
from liant.kernel.throttling.rate import Rate
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("GEN-04")
SignIn = Callable[[Employee], Client]


def bulk(client: Client, *items: Any, **more: Any) -> Any:
    body = {"items": items} | more
    return client.post("/api/contacts/bulk/", json.dumps(body), content_type="application/json")


def create(name: Any) -> dict[str, Any]:
    return {"action": "create", "values": {"kind": "account", "name": name}}


def change(record: Contact, **values: Any) -> dict[str, Any]:
    return {"action": "change", "id": record.pk, "values": values}


def names(cast: Cast) -> list[str]:
    with enter(cast.dora.pk):
        return list(Contact.objects.order_by("name").values_list("name", flat=True))


def statuses(answer: Any) -> list[int]:
    return [result["status"] for result in answer.json()["results"]]


def test_each_item_has_its_own_answer(cast: Cast, sign_in: SignIn) -> None:
    kept, gone = (contact(owner=cast.anna, by=cast.anna, name=name) for name in ("Kept", "Gone"))
    hidden = contact(owner=cast.boris, by=cast.boris, name="Hidden")
    client = sign_in(cast.anna)

    answer = bulk(
        client, create("New"), create(""), create(7), change(kept, notes="x", phones=[{"number": "12"}]),
        change(kept, name="Kept on"), {"action": "delete", "id": gone.pk}, change(hidden, name="Taken"),
    )  # fmt: skip

    told = answer.json()
    assert (answer.status_code, told["done"], told["failed"]) == (200, 3, 4)
    assert statuses(answer) == [201, 422, 422, 422, 200, 204, 404]
    assert [list(told["results"][place]["problem"]["errors"]) for place in (1, 2, 3)] == [
        ["name"], ["name"], ["phones.0.number"],
    ]  # fmt: skip
    assert names(cast) == ["Hidden", "Kept on", "New"]


def test_an_item_is_bound_to_the_version_that_was_read(cast: Cast, sign_in: SignIn) -> None:
    made = contact(owner=cast.anna, by=cast.anna)
    client = sign_in(cast.anna)
    read = client.get(f"/api/contacts/{made.pk}/")["ETag"]
    commands.change(made, {"notes": "Dora's"}, by=cast.dora)

    stale = bulk(client, change(made, name="Stale") | {"if_match": read})
    fresh = bulk(client, change(made, notes="Anna's"))
    next_one = bulk(client, change(made, name="Next") | {"if_match": fresh.json()["results"][0]["etag"]})

    assert [statuses(answer) for answer in (stale, fresh, next_one)] == [[412], [200], [200]]
    assert list(stale.json()["results"][0]["problem"]["errors"]) == ["notes"]


def test_all_or_none_does_none_when_one_fails(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)

    failed = bulk(client, create("New"), create(""), atomic=True)
    none = names(cast)
    done = bulk(client, create("New"), create("Newer"), atomic=True)

    assert (failed.status_code, failed["Content-Type"]) == (422, "application/problem+json")
    assert (statuses(failed), none) == ([424, 422], [])
    assert (done.status_code, statuses(done), names(cast)) == (200, [201, 201], ["New", "Newer"])


@pytest.mark.parametrize("items", [[], [create("x")] * 201, [{"action": "explode"}], [{"action": "delete"}]])
def test_what_is_no_list_of_items_is_refused_whole(cast: Cast, sign_in: SignIn, items: list[Any]) -> None:
    assert (bulk(sign_in(cast.anna), *items).status_code, names(cast)) == (422, [])


@pytest.mark.req("SEC-06")
def test_who_may_only_look_writes_nothing(cast: Cast, sign_in: SignIn) -> None:
    items = [{"action": "create", "values": {"name": "VIP"}}]
    body = json.dumps({"items": items})

    answer = sign_in(cast.anna).post("/api/categories/bulk/", body, content_type="application/json")

    assert (answer.status_code, statuses(answer)) == (200, [403])


@pytest.mark.req("SEC-09")
def test_each_item_counts_as_a_request(cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.RATE_LIMITS, "api", Rate(5, 600))
    Count.objects.all().delete()
    client = sign_in(cast.anna)

    first = bulk(client, create("A"), create("B"), create("C"))
    second = bulk(client, create("D"), create("E"), create("F"))
    third = bulk(client, create("G"))

    assert [answer.status_code for answer in (first, second, third)] == [200, 200, 429]
    assert first["RateLimit"].startswith('"api";r=2;')

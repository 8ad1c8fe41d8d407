"""Characteristics over the API (CON-12, GEN-04)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.characteristics.models import Characteristic
from liant.kernel.characteristics.samples import characteristic
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

SignIn = Callable[[Employee], Client]
pytestmark = pytest.mark.req("CON-12", "GEN-04")


def make(cast: Cast, **values: Any) -> Characteristic:
    made: Characteristic = characteristic(owner=cast.dora, by=cast.dora, **values)
    return made


def test_a_record_is_given_with_those_of_its_kind(cast: Cast, sign_in: SignIn) -> None:
    make(cast, name="Turnover", type="money")
    hobbies = make(cast, name="Hobbies", type="choices", choices=["chess", "tennis"])
    make(cast, name="Tutor", type="employee")
    make(cast, name="Born", type="date", kinds=["contact:person"])
    make(cast, name="Since", type="date")
    given = {"turnover": 5, "hobbies": ["tennis"], "tutor": cast.boris.pk, "since": "2026-01-02"}
    record = contact(owner=cast.anna, by=cast.anna, **{f"characteristics.{k}": v for k, v in given.items()})

    shown = sign_in(cast.anna).get(f"/api/contacts/{record.pk}/").json()["characteristics"]

    with enter(cast.anna.pk):
        tennis = hobbies.choices.get(name="tennis")
    assert shown == {
        "turnover": 5, "hobbies": [{"id": tennis.pk, "caption": "tennis"}],
        "tutor": {"id": cast.boris.pk, "caption": "Boris South"}, "since": "2026-01-02",
    }  # fmt: skip


def test_a_record_is_made_and_changed_with_them(cast: Cast, sign_in: SignIn) -> None:
    make(cast, name="Turnover", type="money")
    make(cast, name="Size", type="choice", choices=["small", "large"])
    client = sign_in(cast.anna)
    sent = {"kind": "account", "name": "Cetina SRL", "characteristics": {"turnover": 7.5, "size": "Large"}}

    made = client.post("/api/contacts/", sent, content_type="application/json")
    url = f"/api/contacts/{made.json()['id']}/"
    changed = client.patch(url, {"characteristics": {"turnover": None}}, content_type="application/json")
    again = client.patch(url, {"characteristics": changed.json()["characteristics"]}, content_type="application/json")

    assert made.status_code == 201
    assert made.json()["characteristics"]["turnover"] == 7.5
    assert changed.json()["characteristics"]["turnover"] is None
    assert again.json()["characteristics"]["size"]["caption"] == "large"


@pytest.mark.parametrize("value", ["much", True, [], {}, "1e999", 10**30, float("nan"), "\0", "\ud800"])
@pytest.mark.parametrize("kind", ["text", "number", "date", "yes_no", "choice", "choices", "url", "employee"])
def test_what_does_not_fit_is_an_error_by_field_or_is_kept(cast: Cast, sign_in: SignIn, kind: str, value: Any) -> None:
    make(cast, name="X", type=kind, choices=["a"] if kind.startswith("choice") else ())
    sent = {"kind": "account", "name": "Cetina SRL", "characteristics": {"x": value}}

    response = sign_in(cast.anna).post("/api/contacts/", sent, content_type="application/json")

    assert response.status_code in (201, 422)
    assert response.status_code == 201 or set(response.json()["errors"]) == {"characteristics.x"}


def test_what_is_missing_and_what_is_unknown_is_told_by_field(cast: Cast, sign_in: SignIn) -> None:
    make(cast, name="Turnover", type="money", is_required=True)
    sent = {"kind": "account", "name": "Cetina SRL", "characteristics": {"none": 1}}

    response = sign_in(cast.anna).post("/api/contacts/", sent, content_type="application/json")

    assert response.status_code == 422
    assert set(response.json()["errors"]) == {"characteristics.turnover", "characteristics.none"}
    with enter(cast.dora.pk):
        assert not Contact.objects.filter(name="Cetina SRL").exists()


def test_the_list_takes_filters_and_order(cast: Cast, sign_in: SignIn) -> None:
    make(cast, name="Turnover", type="money")
    for name, value in {"A": 1, "B": 3, "C": 2}.items():
        contact(owner=cast.anna, by=cast.anna, name=name, **{"characteristics.turnover": value})

    response = sign_in(cast.anna).get("/api/contacts/?characteristics.turnover.from=2&sort=-characteristics.turnover")

    assert [item["caption"] for item in response.json()["items"]] == ["B", "C"]


def test_a_program_defines_one_with_its_choices(cast: Cast, sign_in: SignIn) -> None:
    sent = {"entity": "contact", "type": "choice", "name": "Mărime", "key": "size", "choices": [{"name": "mică"}]}

    made = sign_in(cast.dora).post("/api/characteristics/", sent, content_type="application/json")

    assert made.status_code == 201, made.content
    assert made.json()["key"] == "size"
    assert [choice["name"] for choice in made.json()["choices"]] == ["mică"]


def test_a_page_of_records_takes_one_query_more(cast: Cast, sign_in: SignIn) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = sign_in(cast.anna)
    for name in ("A", "B", "C"):
        contact(owner=cast.anna, by=cast.anna, name=name)
    client.get("/api/contacts/")
    with CaptureQueriesContext(connection) as before:
        client.get("/api/contacts/")
    for name in ("One", "Two"):
        make(cast, name=name)
    contact(owner=cast.anna, by=cast.anna, name="D", **{"characteristics.one": 1})
    client.get("/api/contacts/")

    with CaptureQueriesContext(connection) as after:
        client.get("/api/contacts/")

    assert len(after) == len(before) + 1

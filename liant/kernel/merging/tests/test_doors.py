"""Merging by page and API, and where old numbers lead (CON-20)."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.characteristics.models import Characteristic
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.activities.samples import activity
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("CON-20")

SignIn = Callable[[Employee], Client]
JSON = "application/json"


def pair(cast: Cast, **values: Any) -> tuple[Contact, Contact]:
    alfa = contact(owner=cast.anna, by=cast.anna, name="Alfa SRL", notes="One")
    double = contact(owner=cast.anna, by=cast.anna, name="Alfa Cluj", notes="Two", **values)
    return alfa, double


def merge_url(*contacts: Contact) -> str:
    return "/contacts/merge/?" + "&".join(f"record={each.pk}" for each in contacts)


def names(by: Employee) -> list[str]:
    with enter(by.pk):
        return list(Contact.objects.order_by("pk").values_list("name", flat=True))


def test_the_page_shows_what_differs_what_is_united_and_what_moves(cast: Cast, sign_in: SignIn) -> None:
    phone = {"phones": [{"kind": "work", "number": "+40264123456"}]}
    alfa, double = pair(cast, parts=phone)
    activity(owner=cast.anna, by=cast.anna, contact=alfa)
    activity(owner=cast.anna, by=cast.anna, contact=double)

    page = sign_in(cast.anna).get(merge_url(alfa, double)).content.decode()

    assert 'name="value.name"' in page
    assert 'name="value.kind"' not in page
    assert "+40264123456" in page or "0264 123 456" in page
    assert 'Activities <span class="tab-count">1</span>' in page


def test_records_are_merged_by_the_page_and_the_toast_offers_to_undo_it(cast: Cast, sign_in: SignIn) -> None:
    alfa, double = pair(cast)
    client = sign_in(cast.anna)

    answer = client.post(
        merge_url(alfa, double), {"winner": alfa.pk, "value.name": double.pk, "value.notes": "all"}, follow=True
    )

    assert answer.redirect_chain[0][0] == f"/contacts/{alfa.pk}/"
    with enter(cast.anna.pk):
        assert Contact.objects.get().notes == "One\n\nTwo"
    undo = answer.content.decode().split("/undo/")[0].rsplit('"', 1)[1] + "/undo/"
    client.post(undo)
    assert names(cast.anna) == ["Alfa SRL", "Alfa Cluj"]


def test_what_was_chosen_stays_when_something_is_wrong(cast: Cast, sign_in: SignIn) -> None:
    alfa, double = pair(cast)

    answer = sign_in(cast.anna).post(
        merge_url(alfa, double), {"winner": double.pk, "value.name": alfa.pk, "value.notes": 0}
    )

    assert answer.status_code == 422
    assert f'name="value.name" value="{alfa.pk}" checked' in answer.content.decode()
    assert names(cast.anna) == ["Alfa SRL", "Alfa Cluj"]


def test_one_is_not_enough_and_anothers_are_not_there(cast: Cast, sign_in: SignIn) -> None:
    alfa, _double = pair(cast)
    theirs = contact(owner=cast.boris, by=cast.boris)

    answer = sign_in(cast.anna).get(merge_url(alfa, theirs), follow=True)

    assert answer.redirect_chain[0][0] == "/contacts/"
    assert "at least two" in answer.content.decode()


def test_old_addresses_lead_on_for_who_sees_where(cast: Cast, sign_in: SignIn) -> None:
    alfa, double = pair(cast)
    sign_in(cast.anna).post(merge_url(alfa, double), {"winner": alfa.pk})

    mine = sign_in(cast.anna).get(f"/contacts/{double.pk}/history/?before=7")
    theirs = sign_in(cast.boris).get(f"/contacts/{double.pk}/history/")
    told = sign_in(cast.anna).get(f"/api/contacts/{double.pk}/")
    hidden = sign_in(cast.boris).get(f"/api/contacts/{double.pk}/")

    assert (mine.status_code, mine["Location"]) == (301, f"/contacts/{alfa.pk}/history/?before=7")
    assert (theirs.status_code, hidden.status_code, told.status_code) == (404, 404, 404)
    assert told.json()["merged_into"] == alfa.pk
    assert "merged_into" not in hidden.json()


def test_a_program_merges_and_chooses_values(cast: Cast, sign_in: SignIn) -> None:
    with enter(cast.dora.pk):
        commands.create(
            Characteristic, {"entity": "contact", "key": "rooms", "name": "Rooms", "type": "number"}, by=cast.dora
        )
        alfa, double = pair(cast)
    for each, rooms in ((alfa, 12), (double, 20)):
        commands.change(each, {"characteristics.rooms": rooms}, by=cast.anna)

    answer = sign_in(cast.anna).post(
        f"/api/contacts/{alfa.pk}/merge/",
        json.dumps({"losers": [double.pk], "values": {"characteristics.rooms": double.pk, "notes": alfa.pk}}), JSON,
    )  # fmt: skip

    assert answer.status_code == 200
    assert (answer.json()["characteristics"]["rooms"], answer.json()["notes"]) == (20, "One")
    assert names(cast.anna) == ["Alfa SRL"]


def test_a_program_is_told_by_field_what_can_not_be_chosen(cast: Cast, sign_in: SignIn) -> None:
    alfa, double = pair(cast)

    answer = sign_in(cast.anna).post(
        f"/api/contacts/{alfa.pk}/merge/", json.dumps({"losers": [double.pk], "values": {"colour": 1, "name": 0}}), JSON
    )

    assert (answer.status_code, set(answer.json()["errors"])) == (422, {"colour", "name"})
    assert names(cast.anna) == ["Alfa SRL", "Alfa Cluj"]

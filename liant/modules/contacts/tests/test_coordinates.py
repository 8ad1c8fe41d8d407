"""Where an address is, to the metre, by hand, file or API (CON-02)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Address
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("CON-02", "GEN-02")
SignIn = Callable[[Employee], Client]


def send(client: Client, **place: Any) -> Any:
    address = {"city": "Cluj-Napoca", "country": "RO"} | place
    told = {"kind": "account", "name": "Cu loc", "addresses": [address]}
    return client.post("/api/contacts/", told, content_type="application/json")


def test_a_place_is_kept_as_it_was_given(cast: Cast, sign_in: SignIn) -> None:
    made = send(sign_in(cast.dora), latitude=46.7712, longitude=23.6236).json()

    (address,) = made["addresses"]
    assert (address["latitude"], address["longitude"]) == (46.7712, 23.6236)


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ({"latitude": 46.7}, "longitude"), ({"longitude": 23.6}, "latitude"),
        ({"latitude": 91, "longitude": 0}, "latitude"), ({"latitude": 0, "longitude": -181}, "longitude"),
    ],
)  # fmt: skip
def test_what_is_no_place_is_refused_by_the_field(
    cast: Cast, sign_in: SignIn, place: dict[str, float], field: str
) -> None:
    answer = send(sign_in(cast.dora), **place)

    assert answer.status_code == 422
    assert [name.rpartition(".")[2] for name in answer.json()["errors"]] == [field]


@pytest.mark.parametrize("place", [{"latitude": 46.7}, {"longitude": 23.6}, {"latitude": 91, "longitude": 0}])
def test_the_database_keeps_no_half_place(cast: Cast, place: dict[str, float]) -> None:
    made = contact(owner=cast.anna, by=cast.anna, parts={"addresses": [{"city": "Sibiu"}]})

    with enter(cast.dora.pk), pytest.raises(IntegrityError, match="address_place"), transaction.atomic():
        Address.objects.filter(contact=made).update(**place)

"""Products at contacts: the installed base (CON-14)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.entity.hits import find
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact, product

pytestmark = pytest.mark.req("CON-14")

SignIn = Callable[[Employee], Client]


@pytest.fixture
def boiler(cast: Cast) -> Any:
    """A product that Anna's Alfa has, and Boris' Zeta."""
    made = product(owner=cast.dora, by=cast.dora, name="Centrală")
    for name, owner, serial in (("Alfa", cast.anna, "SN-4711-A"), ("Zeta", cast.boris, "SN-4712-Z")):
        item = {"product": made, "serial_number": serial, "warranty_until": date(2028, 5, 1)}
        contact(owner=owner, by=owner, name=name, parts={"items": [item]})
    contact(owner=cast.anna, by=cast.anna, name="Beta")
    return made


def test_a_product_lists_who_has_it_as_far_as_one_sees(cast: Cast, boiler: Any, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)

    tab = client.get(f"/products/{boiler.pk}/owners/")
    narrowed = client.get(tab.context["list_url"])

    assert [row.cells[0].text for row in tab.context["rows"]] == ["Alfa"]
    assert [row.caption for row in narrowed.context["rows"]] == ["Alfa"]


def test_a_contact_shows_its_products(cast: Cast, boiler: Any, sign_in: SignIn) -> None:
    with enter(cast.anna.pk):
        (alfa,) = Contact.objects.filter(name="Alfa")

    (row,) = sign_in(cast.anna).get(f"/contacts/{alfa.pk}/items/").context["rows"]

    assert [cell.text for cell in row.cells][:3] == ["Centrală", "SN-4711-A", "1"]


def test_a_contact_is_found_by_a_serial_number(cast: Cast, boiler: Any) -> None:
    with enter(cast.anna.pk):
        found = [hit.caption for group in find("SN-4711-A") for hit in group.hits]
        hidden = [hit.caption for group in find("SN-4712-Z") for hit in group.hits]

    assert found == ["Alfa"]
    assert hidden == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"quantity": 0}, "quantity"),
        ({"acquired_on": date(2029, 1, 1), "warranty_until": date(2028, 1, 1)}, "__all__"),
    ],
)
def test_what_can_not_be_is_told_by_the_field(cast: Cast, boiler: Any, values: dict[str, Any], field: str) -> None:
    with enter(cast.anna.pk), pytest.raises(ValidationError) as refused:
        commands.create(Contact, {"name": "Gama"}, {"items": [{"product": boiler, **values}]}, by=cast.anna)

    assert list(refused.value.message_dict) == [f"items.0.{field}"]

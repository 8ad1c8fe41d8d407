"""A list on a map: which towns it has, which of them stand together, and what of it nobody sees (GEN-02)."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.http import QueryDict
from django.test import Client

from liant.kernel.access.models import Employee
from liant.kernel.entity.showing.boxes import Box, around, box_of
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("GEN-02")
SignIn = Callable[[Employee], Client]
MAP = "/contacts/?show=map"


def make(cast: Cast, name: str, *cities: str, country: str = "RO") -> Any:
    addresses = [{"city": city, "country": country} for city in cities]
    return contact(owner=cast.anna, by=cast.anna, name=name, parts={"addresses": addresses})


def told(response: Any) -> dict[str, int]:
    """How many are in each town beside the map."""
    return {town.name: town.number for town in response.context["towns"]}


def marked(response: Any) -> dict[str, int]:
    """How many each mark on the map stands for."""
    return {mark.name: int(mark.number) for mark in response.context["marks"]}


def test_records_are_counted_once_in_each_of_their_towns(cast: Cast, sign_in: SignIn) -> None:
    make(cast, "Unu", "Cluj-Napoca", "CLUJ-NAPOCA", "Iași")
    make(cast, "Doi", "Cluj-Napoca")
    make(cast, "Trei", "Θεσσαλονίκη", country="GR")

    towns = told(sign_in(cast.anna).get(MAP))

    assert {name.lower(): number for name, number in towns.items()} == {
        "cluj-napoca": 2, "iași": 1, "θεσσαλονίκη": 1,
    }  # fmt: skip


def test_what_the_list_leaves_out_is_not_on_the_map(cast: Cast, sign_in: SignIn) -> None:
    make(cast, "Căutat", "Sibiu")
    make(cast, "Altul", "Sibiu", "Oradea")

    assert told(sign_in(cast.anna).get(f"{MAP}&q=cautat")) == {"Sibiu": 1}
    assert told(sign_in(cast.anna).get(f"{MAP}&city=oradea")) == {"Oradea": 1, "Sibiu": 1}


@pytest.mark.req("SEC-06", "SEC-01")
@pytest.mark.parametrize("name", ["boris", "irina", "omar"])
def test_nobody_learns_of_records_hidden_from_them(cast: Cast, sign_in: SignIn, name: str) -> None:
    make(cast, "Ascuns", "Sibiu", "Nicăieri")

    response = sign_in(getattr(cast, name)).get(MAP)

    assert "Sibiu" not in response.content.decode()
    assert "Nicăieri" not in response.content.decode()


@pytest.mark.req("SEC-06", "SEC-01")
@pytest.mark.parametrize("name", ["dora", "eleni", "anna"])
def test_who_sees_a_record_meets_it_on_the_map(cast: Cast, sign_in: SignIn, name: str) -> None:
    made = make(cast, "Văzut", "Sibiu")

    (mark,) = sign_in(getattr(cast, name)).get(MAP).context["marks"]

    assert (mark.name, mark.url, mark.is_record) == ("Văzut, Sibiu", f"/contacts/{made.pk}/", True)


def test_near_towns_stand_together_until_one_comes_closer(cast: Cast, sign_in: SignIn) -> None:
    for number in range(2):
        make(cast, f"Cluj {number}", "Cluj-Napoca")
        make(cast, f"Apahida {number}", "Apahida")
        make(cast, f"București {number}", "București")
    make(cast, "Cluj 3", "Cluj-Napoca")
    client = sign_in(cast.anna)

    together = client.get(f"{MAP}&box=40,15,50,35")
    (near,) = [mark for mark in together.context["marks"] if mark.box]

    assert marked(together) == {"Cluj-Napoca and around it": 5, "București": 2}
    assert marked(client.get(near.url)) == {"Cluj-Napoca": 3, "Apahida": 2}


def test_what_has_a_place_of_its_own_stands_there(cast: Cast, sign_in: SignIn) -> None:
    place = {"latitude": 46.5, "longitude": 23.25}
    address = {"city": "Cluj-Napoca", "country": "RO"}
    contact(owner=cast.anna, by=cast.anna, name="Acolo", parts={"addresses": [address | place]})
    contact(owner=cast.anna, by=cast.anna, name="La oraș", parts={"addresses": [address]})

    response = sign_in(cast.anna).get(f"{MAP}&box=46,23,47,24")

    at = {mark.name: mark.at for mark in response.context["marks"]}
    assert at == {"Acolo, Cluj-Napoca": "46.50000,23.25000", "La oraș, Cluj-Napoca": "46.76670,23.60000"}
    assert told(response) == {"Cluj-Napoca": 2}


def test_a_town_leads_to_the_list_of_what_is_in_it(cast: Cast, sign_in: SignIn) -> None:
    make(cast, "Acolo", "Sibiu")
    make(cast, "Altundeva", "Oradea")
    client = sign_in(cast.anna)
    (sibiu,) = [town for town in client.get(MAP).context["towns"] if town.name == "Sibiu"]

    page = client.get(sibiu.url).content.decode()

    assert "Acolo" in page
    assert "Altundeva" not in page


def test_what_is_in_no_town_is_a_list_of_its_own(cast: Cast, sign_in: SignIn) -> None:
    make(cast, "Fără loc")
    make(cast, "Cu loc", "Sibiu")
    client = sign_in(cast.anna)
    condition = '{"field": "name", "operator": "contains", "value": "loc"}'

    for url in (MAP, f"{MAP}&q=loc", f"{MAP}&criteria={quote(condition)}"):
        page = client.get(client.get(url).context["without_url"]).content.decode()

        assert "Fără loc" in page
        assert "Cu loc" not in page


def test_towns_that_the_map_does_not_know_are_told(cast: Cast, sign_in: SignIn) -> None:
    make(cast, "Unu", "Satul Nimănui")

    response = sign_in(cast.anna).get(MAP)

    assert [town.name for town in response.context["unknown"]] == ["Satul Nimănui"]
    assert "1 in a town that the map does not know" in response.content.decode()


@pytest.mark.parametrize(
    "text", ["", "1,2,3", "a,b,c,d", "2,1,1,2", "nan,1,2,3", "1,1,inf,2", "1,2,1,2", "1e400,1,2,3"]
)
def test_what_is_no_part_of_the_world_is_passed_over(text: str) -> None:
    assert box_of(_query(text)) is None


def _query(text: str) -> QueryDict:
    query = QueryDict(mutable=True)
    query["box"] = text
    return query


def test_a_part_of_the_world_has_the_places_it_was_made_around() -> None:
    places = [(44.4, 26.1), (46.8, 23.6), (-33.9, 151.2)]

    box = around(places)

    assert all(box.has(*place) for place in places)
    assert box_of(_query(box.text)) == Box(*map(float, box.text.split(",")))

"""Who works where, and who did (CON-04)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.columns import workplaces
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("CON-04")

SignIn = Callable[[Employee], Client]
LEFT = {"starts_on": date(2010, 1, 1), "ends_on": date(2020, 1, 1)}


@pytest.fixture
def pop(cast: Cast) -> Any:
    """Pop left Alfa, and works at Beta and since longer at Gama."""
    alfa, beta, gama = (contact(owner=cast.anna, by=cast.anna, name=name) for name in ("Alfa", "Beta", "Gama"))
    posts = [
        {"account": alfa, **LEFT},
        {"account": gama, "starts_on": date(2015, 1, 1), "title": "Director"},
        {"account": beta, "starts_on": date(2021, 1, 1)},
    ]
    return contact(owner=cast.anna, by=cast.anna, kind="person", family_name="Pop", parts={"positions": posts})


def test_positions_that_are_held_come_first_and_former_ones_are_told_as_such(
    cast: Cast, pop: Any, sign_in: SignIn
) -> None:
    tab = sign_in(cast.anna).get(f"/contacts/{pop.pk}/posts/")

    assert [(row.cells[0].text, row.is_past) for row in tab.context["rows"]] == [
        ("Beta", False), ("Gama", False), ("Alfa", True),
    ]  # fmt: skip
    assert tab.content.decode().count('class="row-past"') == 1


def test_an_account_tells_who_left_after_who_works_there(cast: Cast, pop: Any, sign_in: SignIn) -> None:
    with enter(cast.anna.pk):
        alfa = pop.positions.get(ends_on=LEFT["ends_on"]).account
    contact(owner=cast.anna, by=cast.anna, kind="person", family_name="Rusu", parts={"positions": [{"account": alfa}]})

    tab = sign_in(cast.anna).get(f"/contacts/{alfa.pk}/people/")

    assert [(row.cells[0].text.strip(), row.is_past) for row in tab.context["rows"]] == [("Rusu", False), ("Pop", True)]


def test_nobody_is_told_to_work_where_they_left(cast: Cast, pop: Any) -> None:
    with enter(cast.anna.pk):
        assert workplaces([pop]) == {pop.pk: "Director · Gama"}

"""How contacts came to us, and which way brings most (CON-13)."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Origin
from liant.modules.contacts.samples import contact, origin

pytestmark = pytest.mark.req("CON-13")

SignIn = Callable[[Employee], Client]


@pytest.fixture
def fair(cast: Cast) -> Origin:
    """By which two contacts of Anna's came, and one of Boris'."""
    made: Origin = origin(owner=cast.dora, by=cast.dora, name="Târg")
    for name, owner in (("Alfa", cast.anna), ("Beta", cast.anna), ("Zeta", cast.boris)):
        with enter(owner.pk):
            contact(owner=owner, by=owner, name=name, origin=made)
    return made


def test_its_page_has_the_contacts_that_one_sees(cast: Cast, fair: Origin, sign_in: SignIn) -> None:
    page = sign_in(cast.anna).get(f"/origins/{fair.pk}/").content.decode()

    assert "Alfa" in page
    assert "Beta" in page
    assert "Zeta" not in page


def test_a_list_is_narrowed_and_grouped_by_it(cast: Cast, fair: Origin, sign_in: SignIn) -> None:
    contact(owner=cast.anna, by=cast.anna, name="Gama")
    client = sign_in(cast.anna)

    narrowed = client.get(f"/contacts/?origin={fair.pk}")
    grouped = client.get("/contacts/?group=origin")

    assert [row.caption for row in narrowed.context["rows"]] == ["Alfa", "Beta"]
    assert {group.label: group.count for group in grouped.context["groups"]}["Târg"] == 2


def test_one_by_which_contacts_came_stays(cast: Cast, fair: Origin) -> None:
    with enter(cast.dora.pk), pytest.raises(ValidationError):
        commands.delete(fair, by=cast.dora)

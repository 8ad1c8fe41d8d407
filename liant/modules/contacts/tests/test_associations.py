"""Associates serve customers; branches have figures summed and apart (CON-05, CON-06)."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.activities.samples import activity
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

SignIn = Callable[[Employee], Client]


@pytest.fixture
def partner(cast: Cast) -> Any:
    """An associate of Anna's."""
    return contact(owner=cast.anna, by=cast.anna, name="Partener SRL", is_associate=True)


@pytest.mark.req("CON-05")
def test_an_associate_lists_its_customers(cast: Cast, partner: Any, sign_in: SignIn) -> None:
    parts = {"associates": [{"associate": partner, "is_invoiced": True}]}
    served = contact(owner=cast.anna, by=cast.anna, name="Client SA", parts=parts)
    contact(owner=cast.anna, by=cast.anna, name="Altul SA")
    client = sign_in(cast.anna)

    tab = client.get(f"/contacts/{partner.pk}/served/")
    page = client.get(tab.context["list_url"])
    overview = client.get(f"/contacts/{served.pk}/").content.decode()

    assert [row.url for row in tab.context["rows"]] == [f"/contacts/{served.pk}/"]
    assert [row.caption for row in page.context["rows"]] == ["Client SA"]
    assert "Partener SRL" in overview


@pytest.mark.req("CON-05")
def test_programs_read_who_is_served_through_whom(cast: Cast, partner: Any, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    sent = {"kind": "account", "name": "Client SA", "associates": [{"associate": partner.pk, "is_invoiced": True}]}

    made = json.loads(client.post("/api/contacts/", json.dumps(sent), content_type="application/json").content)

    (told,) = made["associates"]
    assert told["associate"] == {"id": partner.pk, "caption": "Partener SRL"}
    assert told["is_invoiced"] is True


@pytest.mark.req("CON-05")
@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"is_associate": False}, "associate"),
        ({"starts_on": date(2026, 5, 1), "ends_on": date(2026, 4, 1)}, "__all__"),
    ],
)
def test_what_is_no_associate_serves_nobody(cast: Cast, partner: Any, values: dict[str, Any], field: str) -> None:
    with enter(cast.anna.pk):
        if "is_associate" in values:
            partner = commands.change(partner, {"is_associate": False}, by=cast.anna)
        row = {"associate": partner, **{name: value for name, value in values.items() if name != "is_associate"}}

        with pytest.raises(ValidationError) as refused:
            commands.create(Contact, {"name": "Client SA"}, {"associates": [row]}, by=cast.anna)

    assert list(refused.value.message_dict) == [f"associates.0.{field}"]


@pytest.mark.req("CON-06")
def test_figures_of_branches_are_summed_and_apart(cast: Cast, sign_in: SignIn) -> None:
    by = {"owner": cast.anna, "by": cast.anna}
    with enter(cast.anna.pk):
        account = contact(**by, name="Lanț SA")
        branches = [contact(**by, kind="branch", name=name, account=account) for name in ("Lanț Arad", "Lanț Cluj")]
        for number, (place, left) in enumerate(((account, None), (branches[0], None), (branches[0], date(2020, 1, 1)))):
            post = {"account": place, "ends_on": left}
            contact(**by, kind="person", family_name=f"Pop{number}", parts={"positions": [post]})
        activity(**by, contact=branches[1])

    tab = sign_in(cast.anna).get(f"/contacts/{account.pk}/branches/")

    figures = {row.caption: [cell.text for cell in row.cells[-2:]] for row in tab.context["rows"]}
    assert figures == {"Lanț Arad": ["1", "0"], "Lanț Cluj": ["0", "1"], "Lanț SA": ["1", "0"]}
    assert tab.context["sums"][-2:] == ["2", "1"]

"""Accounts, persons and branches: each kind with its own name, none with another's (CON-01, CON-06)."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from liant.kernel.access.actor import enter
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.columns import workplaces
from liant.modules.contacts.models import Contact, Position
from liant.modules.contacts.samples import contact


@pytest.mark.req("CON-01")
@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "account"}, "name"),
        ({"kind": "person"}, "family_name"),
        ({"kind": "person", "family_name": "Pop", "name": "Pop SRL"}, "name"),
        ({"kind": "account", "name": "Pop SRL", "given_name": "Ion"}, "given_name"),
        ({"kind": "branch", "name": "Sud"}, "account"),
    ],
)
def test_a_contact_that_mixes_kinds_is_refused_at_the_field(cast: Cast, values: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        commands.create(Contact, values, by=cast.anna)

    assert set(refused.value.message_dict) == {field}


@pytest.mark.req("CON-06")
def test_a_person_has_no_branches(cast: Cast) -> None:
    person = contact(owner=cast.anna, by=cast.anna, kind="person", family_name="Pop")

    with pytest.raises(ValidationError, match="Choose an account"):
        contact(owner=cast.anna, by=cast.anna, kind="branch", name="Sud", account=person)


@pytest.mark.req("CON-04")
def test_a_person_works_at_several_accounts_and_each_side_shows_the_other(cast: Cast) -> None:
    first = contact(owner=cast.anna, by=cast.anna, name="Alfa SRL")
    second = contact(owner=cast.anna, by=cast.anna, name="Beta SRL")
    posts = [{"account": first, "title": "Contabilă"}, {"account": second, "title": "Contabilă"}]
    person = contact(owner=cast.anna, by=cast.anna, kind="person", family_name="Pop", parts={"positions": posts})

    with enter(cast.anna.pk):
        accounts = set(Position.objects.filter(person=person).values_list("account__name", flat=True))
        people = set(Position.objects.filter(account=second).values_list("person__family_name", flat=True))
        place = workplaces([person])

    assert (accounts, people) == ({"Alfa SRL", "Beta SRL"}, {"Pop"})
    assert place == {person.pk: "Contabilă · Alfa SRL"}


@pytest.mark.req("CON-04", "SEC-06")
def test_the_name_of_a_hidden_account_is_shown_at_a_position_but_nothing_else_of_it(cast: Cast) -> None:
    account = contact(owner=cast.boris, by=cast.dora, name="Gamma SRL")
    posts = [{"account": account, "title": "Director"}]
    person = contact(owner=cast.anna, by=cast.dora, kind="person", family_name="Pop", parts={"positions": posts})

    with enter(cast.anna.pk):
        place = workplaces([person])
        is_seen = Contact.objects.filter(pk=account.pk).exists()

    assert (place, is_seen) == ({person.pk: "Director · Gamma SRL"}, False)


@pytest.mark.req("CON-04")
def test_a_position_can_not_end_before_it_starts(cast: Cast) -> None:
    account = contact(owner=cast.anna, by=cast.anna)
    post = {"account": account, "starts_on": "2026-05-01", "ends_on": "2026-04-01"}

    with pytest.raises(ValidationError, match="can't end before it starts"):
        contact(owner=cast.anna, by=cast.anna, kind="person", family_name="Pop", parts={"positions": [post]})

"""Accounts, persons and branches: each kind with its own name, none with another's (CON-01, CON-06)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.criteria.reading import read
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.columns import workplaces
from liant.modules.contacts.models import Child, Contact, Position
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


@pytest.mark.req("CON-07")
def test_personal_days_are_kept_with_or_without_their_year(cast: Cast) -> None:
    days = {"born_on": "12.05.1985", "wed_on": "20 iunie", "name_day": "8 noiembrie"}

    made = contact(owner=cast.anna, by=cast.anna, kind="person", family_name="Pop", **days)

    assert (made.born_on, made.wed_on, made.name_day) == ("1985-05-12", "--06-20", "--11-08")


@pytest.mark.req("CON-07")
@pytest.mark.parametrize("name", ["born_on", "wed_on", "name_day"])
def test_a_company_has_no_personal_days(cast: Cast, name: str) -> None:
    with pytest.raises(ValidationError) as refused:
        contact(owner=cast.anna, by=cast.anna, name="Alfa SRL", **{name: "12.05"})

    assert set(refused.value.message_dict) == {name}


@pytest.mark.req("CON-07")
def test_a_company_has_no_children(cast: Cast) -> None:
    company = contact(owner=cast.anna, by=cast.anna, name="Alfa SRL")

    with enter(cast.anna.pk), pytest.raises(ValidationError, match="Only a person has children"):
        Child(contact=company, given_name="Ana").clean()


@pytest.mark.req("CON-07")
def test_a_name_day_can_be_none_but_has_no_year(cast: Cast) -> None:
    person = contact(owner=cast.anna, by=cast.anna, kind="person", family_name="Pop", name_day="niciuna")

    assert person.name_day == "none"
    with pytest.raises(ValidationError, match="no year"):
        commands.change(person, {"name_day": "8.11.1990"}, by=cast.anna)


@pytest.mark.req("CON-07", "CON-15")
def test_people_are_found_by_the_return_of_their_birthday(cast: Cast) -> None:
    today = timezone.localdate()
    near, far = today + timedelta(days=3), today + timedelta(days=100)
    for name, day in (("Near", f"--{near:%m-%d}"), ("Known", f"1980-{near:%m-%d}"), ("Far", f"1980-{far:%m-%d}")):
        contact(owner=cast.anna, by=cast.anna, kind="person", family_name=name, born_on=day)

    with enter(cast.anna.pk):
        soon = read(Contact, {"field": "born_on", "operator": "in_the_next", "value": {"days": 7}}).q()
        old = read(Contact, {"field": "born_on", "operator": "before", "value": "1990-01-01"}).q()
        found = set(Contact.objects.filter(soon).values_list("family_name", flat=True))
        grown = set(Contact.objects.filter(old).values_list("family_name", flat=True))

    assert found == {"Near", "Known"}
    assert grown == {"Known", "Far"}

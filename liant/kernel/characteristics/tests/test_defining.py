"""Administrators define characteristics, rename and retire them (CON-12)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.characteristics import definitions
from liant.kernel.characteristics.models import Characteristic
from liant.kernel.characteristics.samples import characteristic
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact, ContactCharacteristic
from liant.modules.contacts.samples import contact

SignIn = Callable[[Employee], Client]


def make(cast: Cast, **values: Any) -> Characteristic:
    made: Characteristic = characteristic(owner=cast.dora, by=cast.dora, **values)
    return made


def known(by: Employee) -> list[str]:
    with enter(by.pk):
        return [each.name for each in definitions.in_use(Contact)]


@pytest.mark.req("CON-12")
def test_the_key_is_made_of_the_name_and_stays_when_that_changes(cast: Cast) -> None:
    first = make(cast, name="Cifră de afaceri")
    changed = commands.change(first, {"name": "Turnover"}, by=cast.dora)
    second = make(cast, name="Cifra de afaceri")
    greek = make(cast, name="Τζίρος")

    assert (changed.key, second.key, greek.key) == ("cifra_de_afaceri", "cifra_de_afaceri_2", "field")


@pytest.mark.req("CON-12")
def test_two_of_an_entity_have_two_names(cast: Cast) -> None:
    make(cast, name="Turnover")
    make(cast, name="Turnover", entity="activity")

    with pytest.raises(ValidationError) as refused:
        make(cast, name="TURNOVER")

    assert set(refused.value.message_dict) == {"name"}


@pytest.mark.req("CON-12")
@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"entity": "employee", "type": "contact"}, "type"),
        ({"kinds": ["contact:none"]}, "kinds"),
        ({"entity": "activity", "kinds": ["contact:account"]}, "kinds"),
        ({"default": "many"}, "default"),
        ({"type": "money", "currency": "lei"}, "currency"),
        ({"entity": "role"}, "entity"),
    ],
)
def test_what_can_not_be_is_refused_at_its_field(cast: Cast, values: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        make(cast, **values)

    assert set(refused.value.message_dict) == {field}


@pytest.mark.req("CON-12")
def test_entity_and_type_stay_as_they_were_defined(cast: Cast) -> None:
    made = make(cast)

    with pytest.raises(ValidationError) as refused:
        commands.change(made, {"type": "text", "entity": "activity"}, by=cast.dora)

    assert set(refused.value.message_dict) == {"type", "entity"}


@pytest.mark.req("CON-12")
def test_one_with_values_is_retired_instead_of_deleted_and_its_values_stay(cast: Cast, sign_in: SignIn) -> None:
    made = make(cast, name="Turnover")
    record = contact(owner=cast.anna, by=cast.anna, **{"characteristics.turnover": 5})

    with pytest.raises(ValidationError, match="retire it instead"):
        commands.delete(made, by=cast.dora)
    commands.change(made, {"is_retired": True}, by=cast.dora)
    client = sign_in(cast.anna)
    form = client.get(f"/contacts/{record.pk}/edit/").context["form"]
    page = client.get(f"/contacts/{record.pk}/").content.decode()
    commands.change(record, {"notes": "met"}, by=cast.anna)
    with pytest.raises(ValidationError):
        commands.change(record, {"characteristics.turnover": 6}, by=cast.anna)

    assert "characteristics.turnover" not in form.fields
    assert "Turnover" in page
    with enter(cast.dora.pk):
        assert [row.number for row in ContactCharacteristic.objects.all()] == [5.0]


@pytest.mark.req("CON-12")
def test_one_without_values_is_deleted(cast: Cast) -> None:
    made = make(cast, type="choice", choices=["a"])

    commands.delete(made, by=cast.dora)

    assert known(cast.anna) == []


@pytest.mark.req("CON-12")
def test_a_choice_is_renamed_and_retired_without_loss(cast: Cast) -> None:
    made = make(cast, name="Hobby", type="choice", choices=["chess", "tennis"])
    with enter(cast.anna.pk):
        chess, tennis = (choice.pk for choice in made.choices.all())
    record = contact(owner=cast.anna, by=cast.anna, **{"characteristics.hobby": chess})
    rows = [{"id": chess, "name": "Go", "is_retired": True}, {"id": tennis, "name": "tennis"}]

    with pytest.raises(ValidationError, match="retire it instead"):
        commands.change(made, {}, {"choices": rows[1:]}, by=cast.dora)
    commands.change(made, {}, {"choices": rows}, by=cast.dora)
    commands.change(record, {"characteristics.hobby": chess}, by=cast.anna)
    with pytest.raises(ValidationError, match="not used any more"):
        contact(owner=cast.anna, by=cast.anna, name="Alt SRL", **{"characteristics.hobby": chess})

    with enter(cast.anna.pk):
        assert [str(row) for row in ContactCharacteristic.objects.all()] == ["Go"]


@pytest.mark.req("CON-12", "SEC-06")
def test_who_may_not_change_characteristics_defines_none(cast: Cast, sign_in: SignIn) -> None:
    with pytest.raises(PermissionDenied):
        characteristic(owner=cast.anna, by=cast.anna)

    assert sign_in(cast.anna).get("/characteristics/new/?type=number").status_code == 403
    assert known(cast.anna) == []


@pytest.mark.req("CON-12", "GEN-05")
def test_a_process_that_knew_others_learns_of_a_new_one_with_the_next_request(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(cast, name="Turnover")
    assert known(cast.anna) == ["Turnover"]
    of_another_process = definitions._remembered

    make(cast, name="Head count")
    monkeypatch.setattr(definitions, "_remembered", of_another_process)

    assert known(cast.anna) == ["Turnover", "Head count"]


@pytest.mark.req("CON-12", "GEN-05")
def test_what_is_known_takes_no_query(cast: Cast, django_assert_num_queries: Any) -> None:
    make(cast, name="Turnover")
    known(cast.anna)

    with enter(cast.boris.pk), django_assert_num_queries(0):
        definitions.defined(Contact)


@pytest.mark.req("CON-12")
def test_the_form_of_a_type_asks_for_what_it_needs(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dora)

    asked = {
        name: set(client.get(f"/characteristics/new/?type={name}").context["form"].fields)
        for name in ("number", "money", "choice")
    }

    assert asked["money"] - asked["number"] == {"currency"}
    assert asked["number"] - asked["choice"] == {"default"}


@pytest.mark.req("CON-12")
def test_two_choices_have_two_names(cast: Cast) -> None:
    with pytest.raises(ValidationError) as refused:
        make(cast, type="choice", choices=["Chess", "chess"])

    assert set(refused.value.message_dict) == {"choices.1.name"}

"""Rows that every employee sees and that only those with the right on all may write (SEC-02, RES-01)."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from liant.kernel.access.actor import allowed_actions, enter
from liant.kernel.access.models import Action, Employee, Listed, Role, RoleAssignment, Unit
from liant.kernel.commands import acting
from liant.kernel.history.reading import record_history
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Category, Contact, Function


@pytest.mark.req("SEC-02")
def test_everyone_sees_references_and_only_the_right_on_all_writes_them(cast: Cast) -> None:
    actions = {}
    for employee in (cast.dora, cast.eleni, cast.anna):
        with enter(employee.pk):
            actions[employee.given_name] = allowed_actions(Unit)
            assert Unit.objects.filter(name="North").exists()

    assert actions == {"Dora": frozenset(Action.values), "Eleni": {"see", "print"}, "Anna": {"see", "print"}}


@pytest.mark.req("SEC-02")
@pytest.mark.parametrize("model", [Contact, Unit, Role])
def test_the_rights_told_on_entering_are_those_that_the_database_judges_by(cast: Cast, model: Any) -> None:
    locks = None if model is Contact else []

    for employee in cast.everyone():
        with enter(employee.pk), connection.cursor() as cursor:
            cursor.execute("SELECT access.actions(%s, %s::integer[])", [model.entity_name(), locks])
            judged = frozenset(cursor.fetchone()[0])

            assert allowed_actions(model) == judged | model.open_actions


def test_what_the_actor_may_do_with_some_row_takes_no_query(cast: Cast, django_assert_num_queries: Any) -> None:
    with enter(cast.anna.pk), django_assert_num_queries(0):
        allowed_actions(Contact)


@pytest.mark.req("GEN-02")
@pytest.mark.parametrize("model", [Role, Function, Unit, Category])
def test_a_name_is_there_once_whatever_its_case_and_accents(cast: Cast, model: Any) -> None:
    with enter(cast.dora.pk):
        model.objects.create(name="Vânzări Cluj")

        with pytest.raises(ValidationError) as refused:
            model(name="VANZARI Cluj").full_clean()

    assert refused.value.message_dict == {"name": ["“VANZARI Cluj” exists already."]}


@pytest.mark.req("RES-01", "CON-11")
@pytest.mark.parametrize("model", [Unit, Category])
def test_the_same_name_may_be_there_under_another(cast: Cast, model: Any) -> None:
    with enter(cast.dora.pk):
        north, south = model.objects.create(name="Nord"), model.objects.create(name="Sud")
        model.objects.create(name="Hotels", parent=north)

        model(name="Hotels", parent=south).full_clean()
        with pytest.raises(ValidationError, match="exists already"):
            model(name="hotels", parent=north).full_clean()


@pytest.mark.req("RES-01")
def test_an_address_belongs_to_one_employee_and_many_may_have_none(cast: Cast) -> None:
    with enter(cast.dora.pk):
        taken = Employee(given_name="Ion", family_name="Pop", unit=cast.anna.unit, email="Ion@Firma.ro")
        taken.full_clean()
        taken.save()

        with pytest.raises(ValidationError) as refused:
            Employee(given_name="Ioan", family_name="Pop", unit=cast.anna.unit, email="ion@firma.ro").full_clean()
        Employee(given_name="Ioan", family_name="Pop", unit=cast.anna.unit).full_clean()

    assert refused.value.message_dict == {"email": ["“ion@firma.ro” exists already."]}


@pytest.mark.req("RES-01", "CON-11")
@pytest.mark.parametrize("model", [Unit, Category])
def test_nothing_is_a_part_of_itself_or_of_its_own_parts(cast: Cast, model: Any) -> None:
    with enter(cast.dora.pk):
        top = model.objects.create(name="Top")
        below = model.objects.create(name="Below", parent=model.objects.create(name="Middle", parent=top))

        for parent in (top, below):
            top.parent = parent
            with pytest.raises(ValidationError) as refused:
                top.full_clean()
            assert set(refused.value.message_dict) == {"parent"}


@pytest.mark.req("GEN-02", "CON-23")
@pytest.mark.parametrize("model", [Role, Function, Unit, Category])
def test_it_is_sorted_by_its_folded_name_and_dated(cast: Cast, model: type[Listed]) -> None:
    with enter(cast.dora.pk):
        made = model._default_manager.create(name="Ștefan")
        made.refresh_from_db()
        before = made.changed_at
        model._default_manager.filter(pk=made.pk).update(name="Țara")
        made.refresh_from_db()

    assert (made.sort_key, made.search) == ("tara", "'tara'")  # type: ignore[attr-defined]
    assert made.created_at == before < made.changed_at


@pytest.mark.req("SEC-08")
def test_the_history_of_a_role_tells_its_grants_and_that_of_an_employee_the_roles(cast: Cast) -> None:
    with acting("create", by=cast.dora):
        role = Role.objects.create(name="Night watch")
        role.grants.create(entity="contact", action=Action.SEE, scope="all")
        RoleAssignment.objects.create(employee=cast.omar, role=role)

    with enter(cast.anna.pk):
        told = {model: _texts(record_history(record)) for model, record in (("role", role), ("omar", cast.omar))}

    assert told == {
        "role": ["Night watch", "Night watch: contact, see, all"],
        "omar": ["Omar Service: Night watch"],
    }


def _texts(history: dict[str, Any]) -> list[str]:
    newest = history["entries"][0]
    return [change.after for change in newest.changes]

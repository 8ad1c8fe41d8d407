"""What the database refuses is told in words, at the field, and nothing of it remains (GEN-02)."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Action, Employee, Grant, Role, RoleAssignment, Unit
from liant.kernel.entity import commands, refusals
from liant.kernel.history.models import Entry
from liant.kernel.history.undo import undo
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.samples import contact

Clerk = Callable[[str], None]


@pytest.fixture
def omar_may_write(cast: Cast) -> Clerk:
    """Gives Omar, who sees no contact of Sales, the rights on all rows of an entity."""

    def give(entity: str) -> None:
        with enter(cast.dora.pk):
            role = Role.objects.create(name=f"Clerk: {entity}")
            Grant.objects.bulk_create(
                Grant(role=role, entity=entity, action=action, scope="all") for action in Action.values
            )
            RoleAssignment.objects.create(employee=cast.omar, role=role)

    return give


@pytest.mark.req("RES-01")
def test_a_unit_with_employees_is_not_deleted_and_says_why(cast: Cast) -> None:
    with pytest.raises(ValidationError, match="North can't be deleted: employees, posts belong to it"):
        commands.delete(cast.anna.unit, by=cast.dora)


@pytest.mark.req("RES-01", "SEC-06")
def test_a_unit_of_records_that_the_actor_does_not_see_is_not_deleted_and_says_why(
    cast: Cast, omar_may_write: Clerk
) -> None:
    omar_may_write("unit")
    unit = commands.create(Unit, {"name": "East"}, by=cast.dora)
    commands.change(contact(owner=cast.anna, by=cast.dora), {"unit": unit}, by=cast.dora)

    with pytest.raises(ValidationError, match="East can't be deleted: contacts belong to it"):
        commands.delete(unit, by=cast.omar)

    with enter(cast.omar.pk):
        assert Unit.objects.filter(pk=unit.pk).exists()


@pytest.mark.req("RES-01")
def test_an_employee_with_a_login_is_not_deleted_and_one_reads_what_to_do_instead(cast: Cast) -> None:
    with pytest.raises(ValidationError, match=r"logins belong to it\. If this person has left, untick"):
        commands.delete(cast.anna, by=cast.dora)


@pytest.mark.req("RES-01", "SEC-08")
def test_an_employee_entered_by_mistake_is_deleted_and_comes_back_with_the_roles(cast: Cast) -> None:
    with enter(cast.dora.pk):
        role = Role.objects.get(name="Scope own")
    values = {"given_name": "Ion", "family_name": "Pop", "unit": cast.anna.unit, "roles": [role]}
    made = commands.create(Employee, values, by=cast.dora)

    commands.delete(made, by=cast.dora)
    with enter(cast.dora.pk):
        assert not Employee.objects.filter(pk=made.pk).exists()
        entry = Entry.objects.latest("id")
    undo(entry, by=cast.dora)

    with enter(cast.dora.pk):
        assert [*Employee.objects.get(pk=made.pk).roles.all()] == [role]


@pytest.mark.req("GEN-02")
def test_a_name_that_was_taken_in_this_very_moment_is_refused_at_its_field(cast: Cast) -> None:
    twin = Unit(name="SALES", parent=cast.dora.unit)

    with enter(cast.dora.pk), pytest.raises(ValidationError) as refused, refusals.of_writing(twin):
        twin.save()

    assert refused.value.message_dict == {"name": ["“SALES” exists already."]}


@pytest.mark.req("SEC-08")
def test_a_deletion_is_not_undone_when_the_name_is_another_s_since(cast: Cast) -> None:
    commands.delete(commands.create(Role, {"name": "Night watch"}, by=cast.dora), by=cast.dora)
    with enter(cast.dora.pk):
        entry = Entry.objects.latest("id")
    commands.create(Role, {"name": "Night Watch"}, by=cast.dora)

    with pytest.raises(ValidationError, match="another one has its name or number since"):
        undo(entry, by=cast.dora)


@pytest.mark.req("SEC-02")
@pytest.mark.parametrize("name", ["Scope all", None])
def test_who_may_not_give_roles_neither_gives_nor_takes_one(
    cast: Cast, omar_may_write: Clerk, name: str | None
) -> None:
    omar_may_write("employee")
    with enter(cast.dora.pk):
        roles = [*Role.objects.filter(name=name)]

    with pytest.raises(ValidationError) as refused:
        commands.change(cast.anna, {"job_title": "Agent", "roles": roles}, by=cast.omar)

    assert refused.value.message_dict == {"roles": ["You do not have the right to change this."]}
    with enter(cast.omar.pk):
        anna = Employee.objects.get(pk=cast.anna.pk)
        assert (anna.job_title, [role.name for role in anna.roles.all()]) == ("", ["Scope own"])


@pytest.mark.req("SEC-02")
def test_who_may_not_give_roles_may_change_everything_else_of_an_employee(cast: Cast, omar_may_write: Clerk) -> None:
    omar_may_write("employee")
    with enter(cast.omar.pk):
        roles = [*cast.anna.roles.all()]

    changed = commands.change(cast.anna, {"job_title": "Agent", "roles": roles}, by=cast.omar)

    assert changed.job_title == "Agent"

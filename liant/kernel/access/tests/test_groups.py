"""Rights bounded to target groups: who is in one follows the record in the same transaction (SEC-04)."""

from contextlib import suppress
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, ProgrammingError, connection, transaction

from liant.kernel.access.actor import enter
from liant.kernel.access.explaining import explain
from liant.kernel.access.jobs import fill_groups
from liant.kernel.access.models import Employee, Grant, Role, RoleAssignment, TargetGroup
from liant.kernel.entity import commands
from liant.kernel.history.models import Entry
from liant.kernel.history.undo import undo
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.lending import lend
from liant.modules.activities.models import Activity
from liant.modules.activities.samples import activity
from liant.modules.contacts.models import Category, Contact
from liant.modules.contacts.samples import category, contact

pytestmark = pytest.mark.req("SEC-04")

IN_CLUJ = {"field": "addresses.city", "operator": "is", "value": ["Cluj-Napoca"]}
CUSTOMERS = {"field": "is_customer", "operator": "is", "value": True}


def group(criteria: Any, *, by: Employee, name: str = "South", entity: str = "contact") -> TargetGroup:
    """A target group with all its records."""
    made = commands.create(TargetGroup, {"name": name, "entity": entity, "criteria": criteria}, by=by)
    fill_groups()
    assert isinstance(made, TargetGroup)
    return made


def grant(employee: Employee, group: TargetGroup, *rights: tuple[str, str], by: Employee) -> Role:
    """A further role, which grants these entities and actions within a group."""
    with enter(by.pk):
        role = Role.objects.create(name=f"{group}, {employee.pk}")
        for entity, action in rights:
            Grant.objects.create(role=role, entity=entity, action=action, scope="group", group=group)
        RoleAssignment.objects.create(employee=employee, role=role)
    return role


def strip(employee: Employee, entity: str, action: str, *, by: Employee) -> None:
    """Take a right away from all roles of an employee."""
    with enter(by.pk):
        Grant.objects.filter(role__assignments__employee=employee, entity=entity, action=action).delete()


def seen(employee: Employee) -> list[str]:
    with enter(employee.pk):
        return sorted(str(each) for each in Contact.objects.all())


@pytest.fixture
def cluj(cast: Cast) -> Contact:
    """Boris's, in Cluj."""
    address = {"addresses": [{"city": "Cluj-Napoca"}]}
    return contact(owner=cast.boris, by=cast.dora, name="Alfa", is_customer=True, parts=address)


@pytest.fixture
def iasi(cast: Cast) -> Contact:
    """Boris's, in Iași."""
    return contact(owner=cast.boris, by=cast.dora, name="Beta", parts={"addresses": [{"city": "Iași"}]})


def test_a_right_reaches_the_records_of_its_group(cast: Cast, cluj: Contact, iasi: Contact) -> None:
    grant(cast.omar, group(IN_CLUJ, by=cast.dora), ("contact", "see"), by=cast.dora)

    assert seen(cast.omar) == ["Alfa"]
    with pytest.raises(PermissionDenied):
        commands.change(cluj, {"name": "Changed"}, by=cast.omar)


def test_who_is_in_it_follows_the_record_and_its_parts_at_once(cast: Cast, cluj: Contact, iasi: Contact) -> None:
    both = {"all": [IN_CLUJ, CUSTOMERS]}
    grant(cast.omar, group(both, by=cast.dora), ("contact", "see"), by=cast.dora)
    assert seen(cast.omar) == ["Alfa"]

    commands.change(cluj, {"is_customer": False}, by=cast.dora)
    assert seen(cast.omar) == []

    commands.change(cluj, {"is_customer": True}, by=cast.dora)
    commands.change(iasi, {"is_customer": True}, {"addresses": [{"city": "cluj-napoca"}]}, by=cast.dora)
    contact(owner=cast.anna, by=cast.dora, name="New", is_customer=True, parts={"addresses": [{"city": "Cluj-Napoca"}]})
    assert seen(cast.omar) == ["Alfa", "Beta", "New"]

    commands.change(cluj, {}, {"addresses": []}, by=cast.dora)
    assert seen(cast.omar) == ["Beta", "New"]
    commands.delete(iasi, by=cast.dora)
    assert seen(cast.omar) == ["New"]


def test_what_is_undone_is_in_its_groups_again(cast: Cast, cluj: Contact) -> None:
    grant(cast.omar, group(IN_CLUJ, by=cast.dora), ("contact", "see"), by=cast.dora)
    commands.delete(cluj, by=cast.dora)
    with enter(cast.dora.pk):
        entry = Entry.objects.filter(verb="delete").latest("pk")

    undo(entry, by=cast.dora)

    assert seen(cast.omar) == ["Alfa"]


def test_plain_sql_moves_a_record_between_groups_as_well(cast: Cast, cluj: Contact) -> None:
    grant(cast.omar, group(IN_CLUJ, by=cast.dora), ("contact", "see"), by=cast.dora)

    with enter(cast.dora.pk), connection.cursor() as cursor:
        cursor.execute("UPDATE contacts_address SET city = 'Dej' WHERE contact_id = %s", [cluj.pk])

    assert seen(cast.omar) == []


def test_parts_open_with_the_records_of_a_group(cast: Cast, cluj: Contact) -> None:
    grant(cast.omar, group(IN_CLUJ, by=cast.dora), ("contact", "see"), by=cast.dora)

    with enter(cast.omar.pk):
        assert [each.city for each in Contact.objects.get(pk=cluj.pk).addresses.all()] == ["Cluj-Napoca"]


def test_one_makes_activities_only_for_the_contacts_of_a_group(cast: Cast, cluj: Contact) -> None:
    elsewhere = contact(owner=cast.omar, by=cast.dora, name="Seen, in no group")
    strip(cast.omar, "activity", "create", by=cast.dora)
    south = group(IN_CLUJ, by=cast.dora)
    grant(cast.omar, south, ("contact", "see"), ("activity", "create"), by=cast.dora)

    activity(owner=cast.omar, by=cast.omar, contact=cluj, summary="Allowed")
    for about in (elsewhere, None):
        with pytest.raises(ValidationError) as refused:
            activity(owner=cast.omar, by=cast.omar, contact=about, summary="Refused")
        assert refused.value.message_dict == {"contact": ["You may do this only for what is in: South."]}

    with enter(cast.omar.pk):
        assert [each.summary for each in Activity.objects.all()] == ["Allowed"]


def test_activities_follow_their_contact_into_a_group_and_out_of_it(cast: Cast, cluj: Contact) -> None:
    activity(owner=cast.boris, by=cast.dora, contact=cluj, summary="About Alfa")
    grant(cast.omar, group(IN_CLUJ, by=cast.dora), ("activity", "see"), by=cast.dora)

    def told() -> list[str]:
        with enter(cast.omar.pk):
            return [each.summary for each in Activity.objects.all()]

    assert told() == ["About Alfa"]
    commands.change(cluj, {}, {"addresses": [{"city": "Turda"}]}, by=cast.dora)
    assert told() == []


def test_a_changed_condition_holds_once_all_records_were_asked(cast: Cast, cluj: Contact, iasi: Contact) -> None:
    south = group(IN_CLUJ, by=cast.dora)
    grant(cast.omar, south, ("contact", "see"), by=cast.dora)

    changed = commands.change(south, {"criteria": {"not": IN_CLUJ}}, by=cast.dora)

    assert isinstance(changed, TargetGroup)
    assert changed.filled_at is None
    fill_groups()
    assert seen(cast.omar) == ["Beta"]
    with enter(cast.dora.pk):
        assert TargetGroup.objects.get().filled_at is not None


def test_a_category_that_moves_takes_its_contacts_along(cast: Cast) -> None:
    hotels, spas = (category(owner=cast.dora, by=cast.dora, name=name) for name in ("Hotels", "Spas"))
    contact(owner=cast.boris, by=cast.dora, name="Spa", categories=[spas])
    within = {"field": "categories", "operator": "within", "value": [hotels.pk]}
    grant(cast.omar, group(within, by=cast.dora), ("contact", "see"), by=cast.dora)
    assert seen(cast.omar) == []

    with enter(cast.dora.pk):
        moved = Category.objects.get(pk=spas.pk)
    commands.change(moved, {"parent": hotels}, by=cast.dora)
    fill_groups()

    assert seen(cast.omar) == ["Spa"]


@pytest.mark.req("SEC-03")
def test_who_borrows_a_right_is_bounded_by_the_same_group(cast: Cast, cluj: Contact, iasi: Contact) -> None:
    grant(cast.omar, group(IN_CLUJ, by=cast.dora), ("contact", "see"), by=cast.dora)

    lend(cast.omar, cast.anna, by=cast.omar)

    assert seen(cast.anna) == ["Alfa"]


@pytest.mark.req("SEC-07")
def test_the_explanation_names_the_group(cast: Cast, cluj: Contact, iasi: Contact) -> None:
    grant(cast.omar, group(IN_CLUJ, by=cast.dora), ("contact", "see"), by=cast.dora)

    with enter(cast.dora.pk):
        alfa, beta = (explain(Contact.objects.get(pk=each.pk), cast.omar) for each in (cluj, iasi))

    assert (alfa.is_allowed, beta.is_allowed) == (True, False)
    assert alfa.reasons[0].text.startswith("it is in the target group South; by the role")
    assert "scope: target group “South”" in alfa.reasons[0].text


@pytest.mark.parametrize(
    ("criteria", "message"),
    [
        ({}, "Say which records"),
        ({"field": "owner", "operator": "is", "value": ["me"]}, "changes by itself"),
        ({"field": "created_at", "operator": "in_the_last", "value": {"days": 9}}, "changes by itself"),
        ({"not": {"related": "activities"}}, "changes by itself"),
        ({"field": "nme"}, "There is no such field."),
    ],
)
def test_a_condition_on_which_no_right_can_rest_is_refused(cast: Cast, criteria: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        group(criteria, by=cast.dora)


def test_a_group_on_which_a_right_rests_can_neither_go_nor_be_of_others(cast: Cast) -> None:
    south = group(IN_CLUJ, by=cast.dora)
    grant(cast.omar, south, ("contact", "see"), by=cast.dora)

    with pytest.raises(ValidationError):
        commands.delete(south, by=cast.dora)
    with pytest.raises(ValidationError, match="Make a new group"):
        commands.change(south, {"entity": "activity"}, by=cast.dora)


def test_a_condition_that_is_no_question_writes_nothing(cast: Cast, cluj: Contact) -> None:
    """Whatever stands in the column is run as a role that may only read."""
    south = group(IN_CLUJ, by=cast.dora)
    grant(cast.omar, south, ("contact", "see"), by=cast.dora)

    for evil in (
        "SELECT 1 AS id) x; DELETE FROM contacts_contact; SELECT * FROM (SELECT 1 AS id",
        "WITH gone AS (DELETE FROM contacts_contact RETURNING id) SELECT id FROM gone",
        "SELECT access.rekey()::text::bigint AS id",
        "SELECT employee_id AS id FROM access_key",
    ):
        with enter(cast.dora.pk):
            TargetGroup.objects.filter(pk=south.pk).update(statement=evil)
        with suppress(DatabaseError), transaction.atomic():
            fill_groups()
        assert seen(cast.dora) == ["Alfa"]
        assert seen(cast.omar) == []


def test_a_condition_that_asks_for_what_is_gone_opens_nothing_and_holds_up_nobody(cast: Cast, cluj: Contact) -> None:
    south = group(IN_CLUJ, by=cast.dora)
    grant(cast.omar, south, ("contact", "see"), by=cast.dora)
    with enter(cast.dora.pk):
        TargetGroup.objects.filter(pk=south.pk).update(statement="SELECT id FROM contacts_contact WHERE no_more")

    commands.change(cluj, {"name": "Changed"}, by=cast.dora)

    assert seen(cast.omar) == []
    assert seen(cast.dora) == ["Changed"]


def test_nobody_else_makes_groups_or_writes_who_is_in_them(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        group(IN_CLUJ, by=cast.anna)
    for query in (
        "SELECT * FROM access_membership",
        "SELECT access.regroup_contacts_contact('{1}')",
        "SELECT access.regroup('contact', '{1}')",
        "SELECT access.group_locks('contact', 1)",
        "SELECT access.fitting('SELECT id FROM contacts_contact', ARRAY(SELECT generate_series(1, 1000)))",
        "SELECT access.fill_groups_of_contact(0, 10)",
        "SELECT * FROM access.unfilled_groups()",
        "SELECT access.note_filled(1, '')",
    ):
        with enter(cast.dora.pk), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(query)

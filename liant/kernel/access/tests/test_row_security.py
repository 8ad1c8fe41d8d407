"""Rows close by default and the database decides, whatever the path (SEC-06)."""

import logging
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Grant, Role, RoleAssignment, Scope
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact, Phone
from liant.modules.contacts.samples import contact


@pytest.mark.req("SEC-06")
def test_without_entering_no_row_is_seen(cast: Cast) -> None:
    contact(owner=cast.anna, by=cast.dora)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM contacts_contact")
        (number,) = cursor.fetchone()

    assert number == 0


@pytest.mark.req("SEC-01", "SEC-02")
@pytest.mark.parametrize(
    ("name", "sees"),
    [("dora", True), ("eleni", True), ("anna", True), ("boris", False), ("irina", False), ("omar", False)],
)
def test_the_chart_decides_who_sees_annas_contact(cast: Cast, name: str, sees: bool) -> None:
    made = contact(owner=cast.anna, by=cast.dora)

    with enter(getattr(cast, name).pk):
        found = Contact.objects.filter(pk=made.pk).exists()

    assert found is sees


@pytest.mark.req("SEC-06")
def test_a_part_opens_with_its_whole_and_follows_when_the_whole_moves(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.dora, parts={"phones": [{"kind": "work", "number": "0264 123 456"}]})

    with enter(cast.dora.pk):
        Contact.objects.filter(pk=made.pk).update(owner=cast.boris, unit=cast.boris.unit)

    with enter(cast.anna.pk):
        assert not Phone.objects.filter(contact=made.pk).exists()
    with enter(cast.boris.pk):
        assert Phone.objects.filter(contact=made.pk).exists()


@pytest.mark.req("SEC-06")
def test_raw_sql_of_someone_elsewhere_changes_nothing(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.dora)

    with enter(cast.omar.pk), connection.cursor() as cursor:
        cursor.execute("UPDATE contacts_contact SET name = 'x' WHERE id = %s", [made.pk])
        updated = cursor.rowcount
        cursor.execute("DELETE FROM contacts_contact WHERE id = %s", [made.pk])
        deleted = cursor.rowcount

    assert (updated, deleted) == (0, 0)


@pytest.mark.req("SEC-06")
def test_a_row_can_not_be_planted_in_another_unit(cast: Cast) -> None:
    with enter(cast.omar.pk), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Contact.objects.create(kind="account", name="x", owner=cast.anna, unit=cast.anna.unit)


@pytest.mark.req("SEC-06")
def test_after_an_inner_entering_the_outer_one_acts_again(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.dora)

    with enter(cast.dora.pk):
        with enter(cast.omar.pk):
            inner = Contact.objects.filter(pk=made.pk).exists()
        outer = Contact.objects.filter(pk=made.pk).exists()

    assert (inner, outer) == (False, True)


@pytest.mark.req("SEC-08")
@pytest.mark.parametrize(
    ("path", "status"), [("/account/logins/", 403), ("/contacts/0/", 404), ("/nowhere%0Afalse/", 404)]
)
def test_the_log_tells_who_was_refused_what_in_one_line(
    cast: Cast, sign_in: Any, caplog: pytest.LogCaptureFixture, path: str, status: int
) -> None:
    with caplog.at_level(logging.WARNING, "liant.access"):
        sign_in(cast.anna).get(path)

    told = [record.message for record in caplog.records if record.name == "liant.access"]
    assert told == [f"{status} to employee {cast.anna.pk}: GET {path.replace('%0A', chr(92) + 'n')}"]


@pytest.mark.req("SEC-06")
def test_to_expect_other_keys_opens_nothing(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.dora)

    with enter(cast.omar.pk), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('liant.sees_contact', %s, true)", [str(set(made.audience))])
        seen = Contact.objects.filter(pk=made.pk).exists()

    assert made.audience
    assert not seen


@pytest.mark.req("SEC-02", "SEC-06")
def test_a_right_counts_at_once_even_for_who_gives_it_to_herself(cast: Cast) -> None:
    made = contact(owner=cast.boris, by=cast.dora)
    with enter(cast.dora.pk):
        giving, action = Role.objects.create(name="Giving"), RoleAssignment.needs["insert"]
        Grant.objects.create(role=giving, entity=RoleAssignment.entity_name(), action=action, scope=Scope.ALL)
        RoleAssignment.objects.create(employee=cast.anna, role=giving)
        Contact.objects.filter(pk=made.pk).update(unit=Employee.objects.get(pk=cast.anna.pk).unit)

    with enter(cast.anna.pk):
        before = Contact.objects.filter(pk=made.pk).exists()
        RoleAssignment.objects.create(employee=cast.anna, role=Role.objects.get(name=f"Scope {Scope.UNIT}"))
        after = Contact.objects.filter(pk=made.pk).exists()

    assert (before, after) == (False, True)

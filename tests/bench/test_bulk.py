"""Contacts and activities filled in past the triggers are as if they had passed them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.db import DataError, connection, connections, transaction

from liant.demo import activities, activity_tables, bulk, bulk_tables
from liant.demo.activities import Span, drawn, load, prepare
from liant.demo.bulk import fill
from liant.demo.bulk_passing import OPEN
from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Grant, User
from liant.kernel.entity import commands
from liant.kernel.entity.hits import find
from liant.kernel.fields.phones import national_digits
from liant.kernel.testing.cast import load_cast
from liant.kernel.testing.database import database_of_tests
from liant.modules.activities.models import Activity, Attendee, Participant
from liant.modules.contacts.models import Address, Categorised, Contact, Email, Phone, Position, WebAddress
from liant.modules.contacts.samples import contact

OWNER = "owner"
MADE = 600
ACTIVITIES = 900
# The last of the numbers that activities have before those that are undone.
FREE = 10 * ACTIVITIES
RECORDS = (Contact, Activity)
PARTS = (Address, Categorised, Email, Phone, Position, WebAddress, Participant, Attendee)
SPAN = Span(date(2026, 11, 24), before=365, after=30)
TABLES = bulk_tables.RECORDS | bulk_tables.PARTS | activity_tables.RECORDS | activity_tables.PARTS
# What rows made one by one have for themselves.
OWN = {"id", "created_at", "changed_at"}
Rows = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def structure_before(django_db_setup: None, django_db_blocker: Any, worker_id: str) -> Iterator[Rows]:
    """A database of the cast that was filled, and how its tables were built before."""
    with (
        django_db_blocker.unblock(),
        database_of_tests(f"liant_bulk_{worker_id}"),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(bulk, "CONTACTS_AT_ONCE", MADE // 4)
        patch.setattr(activities, "AT_ONCE", ACTIVITIES // 4)
        load_cast(OWNER)
        before = structure()
        fill(MADE, "ro", str, activities=ACTIVITIES)
        yield before


@pytest.fixture
def filled(structure_before: Rows) -> None:
    """The filled database."""


def query(sql: str) -> Rows:
    with connections[OWNER].cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def structure() -> Rows:
    return query(
        """SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
           UNION ALL SELECT 'constraint', conname, pg_get_constraintdef(oid) FROM pg_constraint
           UNION ALL SELECT 'trigger', tgname, tgrelid::text || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
           ORDER BY 1, 2, 3"""
    )


def employee(name: str) -> Employee:
    user = User.objects.get(email=f"{name}@cast.example")
    return Employee.objects.using(OWNER).get(pk=user.employee_id)


@pytest.mark.req("SEC-06", "CON-23")
@pytest.mark.parametrize("record", RECORDS)
def test_the_triggers_would_have_given_records_the_same_locks_words_and_order(filled: None, record: Any) -> None:
    read = f"SELECT id, audience, search::text, sort_key FROM {record._meta.db_table} ORDER BY id"
    made = query(read)

    with connections[OWNER].cursor() as cursor:
        cursor.execute(f"UPDATE {record._meta.db_table} SET sort_key = '', audience = '{{}}', search = ''")
    by_triggers = query(read)

    assert len(made) >= MADE
    assert made == by_triggers


@pytest.mark.req("SEC-06")
@pytest.mark.parametrize("part", PARTS)
def test_the_triggers_would_have_given_parts_the_same_locks(filled: None, part: Any) -> None:
    read = f"SELECT id, ARRAY(SELECT DISTINCT unnest(audience) ORDER BY 1) FROM {part._meta.db_table} ORDER BY id"
    made = query(read)

    with connections[OWNER].cursor() as cursor:
        cursor.execute(f"UPDATE {part._meta.db_table} SET audience = '{{}}'")
    by_triggers = query(read)

    assert made
    assert made == by_triggers


@pytest.mark.req("SEC-01", "SEC-06")
def test_a_salesperson_sees_the_made_contacts_that_she_owns_and_their_parts(filled: None) -> None:
    anna = employee("anna")
    own = set(Contact.objects.using(OWNER).filter(owner=anna).values_list("pk", flat=True))

    with enter(anna.pk):
        seen = set(Contact.objects.values_list("pk", flat=True))
        phones = set(Phone.objects.values_list("contact_id", flat=True))

    assert 0 < len(own) < MADE
    assert seen == phones == own


@pytest.mark.req("SEC-06")
def test_a_director_sees_every_made_contact(filled: None) -> None:
    everything = Contact.objects.using(OWNER).count()

    with enter(employee("dora").pk):
        assert Contact.objects.count() == everything


@pytest.mark.req("SEC-06")
@pytest.mark.parametrize("record", RECORDS)
def test_the_database_expects_about_as_many_rows_as_one_sees(filled: None, record: Any) -> None:
    with enter(employee("anna").pk), connection.cursor() as cursor:
        seen = record.objects.count()
        cursor.execute(f"EXPLAIN (FORMAT json) SELECT FROM {record._meta.db_table}")
        ((plan,),) = cursor.fetchone()

    assert seen / 3 < plan["Plan"]["Plan Rows"] < seen * 3


@pytest.mark.req("CON-22")
@pytest.mark.parametrize("model", [*RECORDS, *PARTS])
def test_what_is_made_passes_the_checks_of_its_model(filled: None, model: Any) -> None:
    for made in model.objects.using(OWNER).order_by("-id")[:50]:
        made.full_clean()


@pytest.mark.req("CON-22", "CON-23")
def test_made_phones_have_the_digits_dialled_within_the_country(filled: None) -> None:
    for phone in Phone.objects.using(OWNER).all():
        assert phone.national == national_digits(phone.number)


@pytest.mark.req("CON-23")
@pytest.mark.parametrize("record", RECORDS)
def test_the_vocabulary_knows_the_words_of_made_records(filled: None, record: Any) -> None:
    unknown = query(
        f"""SELECT word FROM {record._meta.db_table}, unnest(tsvector_to_array(search)) AS spoken (word)
            WHERE search.can_be_mistyped(word) AND NOT EXISTS (SELECT FROM search_word k WHERE k.word = spoken.word)"""
    )

    assert unknown == []


@pytest.mark.req("SEC-08")
def test_made_rows_have_no_history(filled: None) -> None:
    changed = {table for (table,) in query('SELECT DISTINCT "table" FROM history_change')}

    assert changed.isdisjoint(TABLES)


@pytest.mark.req("ACT-01", "ACT-03")
def test_made_activities_equal_those_that_are_saved_one_by_one(filled: None) -> None:
    dora = employee("dora")
    made = list(Activity.objects.using(OWNER).order_by("-id")[:40])
    taking_part = {
        activity.pk: [
            list(part.objects.using(OWNER).filter(activity=activity).values(who, "answer"))
            for part, who in ((Participant, "employee"), (Attendee, "contact"))
        ]
        for activity in made
    }

    saved = [copy_of(activity, *taking_part[activity.pk], by=dora) for activity in made]

    assert [columns(activity) for activity in saved] == [columns(activity) for activity in made]
    assert {len(colleagues) for colleagues, _attendees in taking_part.values()} > {1}
    assert any(activity.is_all_day for activity in made)


def copy_of(activity: Activity, colleagues: Any, attendees: Any, *, by: Employee) -> Activity:
    """The same activity as a form would make it."""
    fields = ("summary", "starts_at", "ends_at", "is_all_day", "location", "description", "result")
    with enter(by.pk):
        values = {name: getattr(activity, name) for name in fields}
        again = Activity.objects.select_related("type", "stage", "contact", "owner", "unit").get(pk=activity.pk)
        values |= {name: getattr(again, name) for name in ("type", "stage", "contact", "owner", "unit")}
        people = Employee.objects.in_bulk([row["employee"] for row in colleagues])
        contacts = Contact.objects.in_bulk([row["contact"] for row in attendees])
    parts = {
        "colleagues": [row | {"employee": people[row["employee"]]} for row in colleagues],
        "attendees": [row | {"contact": contacts[row["contact"]]} for row in attendees],
    }
    made = commands.create(Activity, values, parts, by=by)
    with enter(by.pk):
        return Activity.objects.get(pk=made.pk)


def columns(activity: Activity) -> dict[str, Any]:
    """What two activities that are the same share."""
    return {
        field.attname: getattr(activity, field.attname)
        for field in activity._meta.concrete_fields
        if field.name not in OWN
    }


@pytest.mark.req("SEC-08")
def test_activities_of_the_demo_company_have_their_history_and_leave_the_tables_as_they_were(filled: None) -> None:
    before = structure()

    with undone() as cursor:
        load(cursor, 60, SPAN, "ro")
        first, last = FREE + 1, FREE + 60
        ((made,),) = query(f"SELECT count(*) FROM activities_activity WHERE id BETWEEN {first} AND {last}")
        after = structure()
        ((taking_part,),) = query(f"SELECT count(*) FROM activities_participant WHERE activity_id >= {first}")
        told = query(
            f"""SELECT operation, "table", count(*) FROM history_change
                 WHERE entity = 'activity' AND record_ids[1] BETWEEN {first} AND {last} GROUP BY 1, 2"""
        )

    assert (made, after) == (60, before)
    assert {("insert", "activities_activity", 60), ("insert", "activities_participant", taking_part)} <= set(told)
    assert {operation for operation, _table, _count in told} == {"insert"}


def test_the_same_numbers_give_the_same_activities(filled: None) -> None:
    draws = []
    for _ in range(2):
        with undone() as cursor:
            cursor.execute(OPEN)
            list(drawn(cursor, *prepare(cursor, 60, SPAN, "ro")))
            draws.append(query("SELECT array_agg(p ORDER BY key)::text FROM filling.passing p"))

    assert draws[0] == draws[1]


@contextmanager
def undone() -> Iterator[Any]:
    """Within: activities get the same numbers each time; afterwards they are gone."""
    with transaction.atomic(OWNER), connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT setval('activities_activity_id_seq', %s)", [FREE])
        yield cursor
        transaction.set_rollback(True, OWNER)


@pytest.mark.req("ACT-03", "SEC-06")
def test_a_salesperson_sees_the_made_activities_that_are_hers_or_that_she_takes_part_in(filled: None) -> None:
    anna = employee("anna")
    own = set(Activity.objects.using(OWNER).filter(owner=anna).values_list("pk", flat=True))
    taken_part = set(Participant.objects.using(OWNER).filter(employee=anna).values_list("activity", flat=True))

    with enter(anna.pk):
        seen = set(Activity.objects.values_list("pk", flat=True))

    assert own < seen == own | taken_part
    assert len(seen) < ACTIVITIES


def test_indexes_foreign_keys_and_triggers_are_there_again(structure_before: Rows) -> None:
    assert structure() == structure_before


def test_what_is_made_refers_to_rows_that_are_there(filled: None) -> None:
    tables = list(TABLES)
    with transaction.atomic(OWNER), connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint"
                       " WHERE contype = 'f' AND conrelid = ANY(%s::regclass[])", [tables])  # fmt: skip
        references = cursor.fetchall()
        for table, name, definition in references:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}, ADD CONSTRAINT {name} {definition}")
        transaction.set_rollback(True, OWNER)

    assert {table for table, _name, _definition in references} == set(tables)


@pytest.mark.parametrize("failing", ["RECORDS", "PARTS"])
def test_an_error_of_one_connection_leaves_nothing_of_the_others(
    filled: None, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    before = structure(), contents()
    inserts = getattr(bulk_tables, failing)
    monkeypatch.setattr(bulk_tables, failing, {**inserts, next(reversed(inserts)): "SELECT 1 / 0"})

    with pytest.raises(DataError, match="division by zero"):
        fill(20, "ro", str)

    assert (structure(), contents()) == before


def test_an_error_while_rows_are_made_leaves_nothing(filled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    before = structure(), contents()
    monkeypatch.setattr(bulk, "contact_rows", lambda *_: (1 / 0 for _ in range(20)))

    with pytest.raises(ZeroDivisionError):
        fill(20, "ro", str)

    assert (structure(), contents()) == before


def contents() -> Rows:
    counts = " UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in TABLES)
    return query(f"{counts} UNION ALL SELECT 'filling', count(*) FROM pg_namespace WHERE nspname = 'filling'")


def test_only_a_superuser_fills(filled: None) -> None:
    with transaction.atomic(OWNER), connections[OWNER].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE pg_database_owner")

        with pytest.raises(ValueError, match="Only a superuser"):
            fill(20, "ro", str)

        transaction.set_rollback(True, OWNER)


def test_a_contact_made_by_hand_afterwards_is_numbered_seen_and_found_as_ever(filled: None) -> None:
    anna = employee("anna")
    last = query("SELECT max(id) FROM contacts_contact")[0][0]

    made = contact(owner=anna, by=anna, name="Rosetti SRL")

    with enter(anna.pk):
        found = [hit.caption for group in find("rosetti") for hit in group.hits]
    assert made.pk > last
    assert found == ["Rosetti SRL"]


def test_filling_again_adds_to_what_is_there(filled: None) -> None:
    before = set(query("SELECT id, audience::text, search::text FROM contacts_contact"))

    fill(20, "ro", str)

    after = set(query("SELECT id, audience::text, search::text FROM contacts_contact"))
    assert len(after) == len(before) + 20
    assert after > before


def test_nothing_is_filled_when_no_employee_may_create_contacts(filled: None) -> None:
    before = query("SELECT count(*) FROM contacts_contact")

    with transaction.atomic(OWNER):
        Grant.objects.using(OWNER).filter(entity="contact", action="create").delete()
        with pytest.raises(ValueError, match="No employee may create contacts"):
            fill(20, "ro", str)
        transaction.set_rollback(True, OWNER)

    assert query("SELECT count(*) FROM contacts_contact") == before

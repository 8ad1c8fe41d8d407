"""What is written is locked, searched and recorded as by any other door, whole or not at all (CON-19, SEC-06)."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import psycopg
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, connection, connections
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, FieldLimit, Grant, Role, RoleAssignment
from liant.kernel.history.models import Change, Entry
from liant.kernel.imports import commands, jobs, plan
from liant.kernel.imports.drafts import Candidate
from liant.kernel.imports.models import ImportRun
from liant.kernel.imports.tests.steps import checked, current, file_of, imported, uploaded
from liant.kernel.imports.ways import way_of
from liant.kernel.imports.writing import Writer, rows_of
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Category, Contact, Position

pytestmark = pytest.mark.req("CON-19")

PEOPLE = "Prenume,Nume de familie,Mobil,Firmă\nIon,Popescu,0722123456,Hotel\nAna,Pop,0733123456,Hotel\n"


@pytest.mark.req("SEC-06")
def test_imported_rows_open_to_those_whom_the_chart_lets_see_them(cast: Cast) -> None:
    imported(PEOPLE, cast.anna)

    seen = {}
    for name in ("dora", "eleni", "anna", "boris", "omar"):
        with enter(getattr(cast, name).pk):
            seen[name] = Contact.objects.count()

    assert seen == {"dora": 3, "eleni": 3, "anna": 3, "boris": 0, "omar": 0}


@pytest.mark.req("SEC-05")
def test_who_does_not_see_all_fields_brings_in_a_file_all_the_same(cast: Cast) -> None:
    with enter(cast.dora.pk):
        role = Role.objects.get(assignments__employee=cast.anna)
        for field, level in {"iban": "hidden", "is_customer": "read_only"}.items():
            FieldLimit.objects.create(role=role, entity="contact", field=field, level=level)

    run = imported("Denumire,Telefon,IBAN\nHotel,0264123456,RO49AAAA1B31007593840000\n", cast.anna)

    assert (run.state, run.done) == (ImportRun.State.DONE, 1)
    with enter(cast.dora.pk):
        made = Contact.objects.get()
    assert (made.name, made.iban) == ("Hotel", "")


@pytest.mark.req("CON-23")
def test_imported_rows_are_found_by_their_names_and_numbers_as_after_any_change(cast: Cast) -> None:
    imported(PEOPLE, cast.anna)

    with enter(cast.anna.pk):
        found = dict(Contact.objects.values_list("caption", "search"))
        Contact.objects.update(notes="changed")
        again = dict(Contact.objects.values_list("caption", "search"))

    assert found == again
    assert "'0722123456'" in found["Popescu Ion"]


@pytest.mark.req("CON-23")
def test_a_record_is_written_once_with_the_words_of_its_parts(cast: Cast) -> None:
    before = updated(Contact)

    imported(PEOPLE, cast.anna)

    assert updated(Contact) == before


def updated(model: type[Contact]) -> int:
    """How many rows this transaction has updated so far."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_get_xact_tuples_updated(%s::regclass)", [model._meta.db_table])
        return int(cursor.fetchone()[0])


@pytest.mark.req("SEC-08")
def test_an_import_is_one_entry_of_history_with_every_row(cast: Cast) -> None:
    run = imported(PEOPLE, cast.anna)

    with enter(cast.anna.pk):
        entry = Entry.objects.get(pk=run.entry_id)
        tables = sorted(Change.objects.filter(entry=entry).values_list("table", "operation"))
    assert (entry.verb, entry.employee_id) == ("run_import", cast.anna.pk)
    rows = {"contacts_contact": 3, "contacts_phone": 2, "contacts_position": 2}
    assert tables == [(table, "insert") for table, number in rows.items() for _row in range(number)]


@pytest.mark.req("SEC-08")
def test_undoing_takes_back_all_of_it(cast: Cast) -> None:
    run = imported(PEOPLE, cast.anna)

    commands.undo(run, by=cast.anna)
    jobs.undo_import.run(run_id=run.pk, by=cast.anna)

    assert current(run, cast.anna).state == "undone"
    with enter(cast.dora.pk):
        assert not Contact.objects.exists()


def test_what_lost_a_record_since_can_not_be_undone_and_stays(cast: Cast) -> None:
    run = imported(PEOPLE, cast.anna)
    with enter(cast.dora.pk):
        Contact.objects.filter(kind="person").first().delete()

    commands.undo(run, by=cast.anna)
    jobs.undo_import.run(run_id=run.pk, by=cast.anna)

    after = current(run, cast.anna)
    assert (after.state, bool(after.message)) == ("done", True)
    with enter(cast.dora.pk):
        assert Contact.objects.count() == 2


def test_all_or_nothing_is_refused_while_a_row_is_faulty(cast: Cast) -> None:
    run = checked("Denumire,CUI\nHotel,\nMotel,RO123\n", cast.anna)

    with pytest.raises(ValidationError, match="there are faulty rows"):
        commands.start(run, "all", by=cast.anna)

    assert current(run, cast.anna).state == "checked"


def test_all_or_nothing_writes_nothing_when_a_row_became_faulty_since(cast: Cast) -> None:
    with enter(cast.dora.pk):
        category = Category.objects.create(name="Spa")
    run = checked("Denumire,Categorii\nHotel,\nMotel,Spa\n", cast.anna)
    with enter(cast.dora.pk):
        category.delete()

    commands.start(run, "all", by=cast.anna)
    jobs.perform_import.run(run_id=run.pk, by=cast.anna)

    after = current(run, cast.anna)
    assert (after.state, "has become faulty" in after.message) == ("failed", True)
    with enter(cast.dora.pk):
        assert not Contact.objects.exists()


def test_the_valid_rows_are_written_and_the_faulty_ones_told(cast: Cast) -> None:
    run = imported("Denumire,CUI\nHotel,\nMotel,RO123\n", cast.anna, mode="valid")

    with enter(cast.anna.pk):
        assert list(Contact.objects.values_list("name", flat=True)) == ["Hotel"]
    assert (run.state, run.rows, run.valid, run.faulty) == ("done", 2, 1, 1)


def test_a_job_that_runs_again_finds_the_import_done(cast: Cast) -> None:
    run = imported(PEOPLE, cast.anna)

    jobs.perform_import.run(run_id=run.pk, by=cast.anna)

    with enter(cast.anna.pk):
        assert Contact.objects.count() == 3
    assert current(run, cast.anna).entry_id == run.entry_id


def test_a_cancelled_import_writes_nothing(cast: Cast) -> None:
    run = checked(PEOPLE, cast.anna)
    commands.start(run, "all", by=cast.anna)

    assert commands.cancel(run, by=cast.anna)
    jobs.perform_import.run(run_id=run.pk, by=cast.anna)

    assert current(run, cast.anna).state == "cancelled"
    with enter(cast.anna.pk):
        assert not Contact.objects.exists()


def test_a_finished_import_can_not_be_cancelled(cast: Cast) -> None:
    run = imported(PEOPLE, cast.anna)

    assert not commands.cancel(run, by=cast.anna)

    assert current(run, cast.anna).state == "done"


@pytest.mark.req("SEC-02")
def test_rows_for_whom_one_may_not_create_are_faulty(cast: Cast) -> None:
    content = "Denumire,Responsabil\nHotel,Anna North\nMotel,South Boris\n"

    mine, theirs = checked(content, cast.anna), checked(content, cast.eleni)

    message = "You do not have the right to create this for that owner and unit."
    assert [(problem["row"], problem["value"], problem["message"]) for problem in mine.problems] == [
        (3, "South Boris", message)
    ]
    assert theirs.valid == 2


@pytest.mark.req("SEC-02")
def test_a_row_for_another_owner_belongs_to_that_owners_unit(cast: Cast) -> None:
    imported("Denumire,Responsabil\nMotel,South Boris\n", cast.eleni)

    with enter(cast.boris.pk):
        made = Contact.objects.get()
    assert (made.owner_id, made.unit_id) == (cast.boris.pk, cast.boris.unit_id)


@pytest.mark.req("SEC-02")
def test_without_a_right_to_create_or_change_no_file_is_taken_in(cast: Cast) -> None:
    _take_rights(cast)

    with pytest.raises(PermissionDenied):
        commands.upload(Contact, file_of(PEOPLE), by=cast.omar)

    with enter(cast.omar.pk):
        assert not ImportRun.objects.exists()


@pytest.mark.req("SEC-02")
def test_who_loses_the_right_before_the_job_runs_imports_nothing(cast: Cast) -> None:
    run = checked(PEOPLE, cast.omar)
    commands.start(run, "all", by=cast.omar)
    _take_rights(cast)

    jobs.perform_import.run(run_id=run.pk, by=cast.omar)

    assert current(run, cast.omar).state == "failed"
    with enter(cast.dora.pk):
        assert not Contact.objects.exists()


@pytest.mark.req("SEC-06")
def test_an_import_opens_to_none_but_its_employee(cast: Cast) -> None:
    run = uploaded(PEOPLE, cast.anna)

    with enter(cast.dora.pk):
        assert not ImportRun.objects.filter(pk=run.pk).exists()
    with pytest.raises(PermissionDenied):
        commands.map_columns(run, way_of(run), by=cast.dora)


def test_a_file_larger_than_what_is_written_at_once_comes_in_whole(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "CHUNK", 2)
    rows = "".join(f"Person {number},07221234{number:02},Hotel {number % 3}\n" for number in range(11))

    run = imported(f"Prenume,Mobil,Firmă\n{rows}", cast.anna)

    with enter(cast.anna.pk):
        people = Position.objects.values_list("person__given_name", "account__name", "person__phones__number")
        found = sorted(people, key=lambda person: int(person[0].split()[1]))
        assert Contact.objects.filter(kind="account").count() == 3
    assert (run.rows, run.done) == (11, 11)
    assert found == [(f"Person {number}", f"Hotel {number % 3}", f"+407221234{number:02}") for number in range(11)]


@pytest.mark.req("SEC-06")
def test_the_database_refuses_in_bulk_what_it_refuses_row_by_row(cast: Cast) -> None:
    theirs = _account_of(cast.boris)

    refused = pytest.raises(ProgrammingError, match="row-level security")
    with refused, enter(cast.anna.pk), Writer().writing(rows_of([Candidate(theirs, [], [])])):
        pass

    with enter(cast.dora.pk):
        assert not Contact.objects.exists()


def test_the_next_rows_are_built_while_the_database_writes_the_last(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '5s'")

    with ExitStack() as somebody_else:
        somebody_else.enter_context(_holding(Contact))
        with enter(cast.anna.pk), Writer().writing(rows_of([Candidate(_account_of(cast.anna), [], [])])):
            # The database waits for somebody else; that we are here already ends it.
            somebody_else.close()

    with enter(cast.anna.pk):
        assert Contact.objects.count() == 1


def test_imports_leave_no_tables_behind(cast: Cast) -> None:
    imported(PEOPLE, cast.anna)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relname LIKE 'import\\_contacts%'")
        assert cursor.fetchone() == (0,)


def _account_of(owner: Employee) -> Contact:
    return Contact(pk=1, kind="account", name="x", owner=owner, unit=owner.unit, created_at=timezone.now())


@contextmanager
def _holding(model: type[Contact]) -> Iterator[None]:
    """Somebody else's transaction that lets no one write to this table."""
    with psycopg.connect(**connections["owner"].get_connection_params()) as somebody:
        somebody.execute(f"LOCK TABLE {model._meta.db_table} IN SHARE MODE")
        yield


def _take_rights(cast: Cast) -> None:
    with enter(cast.dora.pk):
        roles = RoleAssignment.objects.filter(employee=cast.omar).values_list("role", flat=True)
        Grant.objects.filter(role__in=roles, entity="contact", action__in=("create", "change")).delete()

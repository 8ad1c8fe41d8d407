"""History is sealed, and what is changed in it afterwards is found (SEC-08).

In a database of its own: only what is committed is sealed, and what is sealed stays.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from typing import Any

import psycopg
import pytest
from django.db import ProgrammingError, connection, connections

from liant.kernel.access.actor import enter
from liant.kernel.audit import sealing
from liant.kernel.audit.models import Seal
from liant.kernel.audit.sealing import head, seal_of
from liant.kernel.audit.verifying import Flaw, Verification
from liant.kernel.commands import acting
from liant.kernel.entity import commands
from liant.kernel.history.models import Entry
from liant.kernel.history.telling import Kind, tell_audit
from liant.kernel.install import install
from liant.kernel.testing.cast import Cast, load_cast, the_cast
from liant.kernel.testing.database import database_of_tests
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("SEC-08")

# More rows than one seal holds.
MANY = 5_000


@pytest.fixture(scope="module")
def _own_database(django_db_setup: None, django_db_blocker: Any, worker_id: str) -> Iterator[None]:
    with django_db_blocker.unblock(), database_of_tests(f"liant_test_audit_{worker_id}"):
        load_cast("owner")
        yield


@pytest.fixture
def staff(_own_database: None) -> Cast:
    """The cast, with nothing in history but one contact of Anna's, made and changed; all of it sealed."""
    as_owner("TRUNCATE history_entry, history_change, audit_seal, contacts_contact CASCADE")
    cast = the_cast()
    with enter(cast.dora.pk):
        cast.anna.refresh_from_db()
        cast.anna.unit.pk  # noqa: B018  loads the unit while someone may see it
    made = contact(owner=cast.anna, by=cast.anna, parts={"phones": [{"number": "0264 123 456"}]})
    commands.change(made, {"notes": "Sună după ora 10."}, by=cast.anna)
    tell_audit(Kind.EXPORT, {"rows": 7, "format": "csv", "filters": {}}, of=("contact", None), by=cast.anna)
    seal_all()
    return cast


def as_owner(sql: str, *values: Any) -> Any:
    """What somebody who owns the database could do."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0] if cursor.description else None


def wait_until_settled() -> None:
    """Return when nothing that is open on this server, by other tests, holds back the sealing of what was written."""
    while as_owner("SELECT max(xact) >= history.settled() FROM history_entry"):
        pass


def seal_all() -> int:
    wait_until_settled()
    return sealing.seal_all()


def flaws() -> list[Flaw]:
    return list(Verification().flaws())


@contextmanager
def other_connection(staff: Cast) -> "Iterator[psycopg.Connection[Any]]":
    """A second connection of the application, entered as Anna, with a transaction under way."""
    with closing(psycopg.connect(**connection.get_connection_params())) as other:
        other.execute("SELECT access.enter(%s)", [staff.anna.pk])
        yield other


def wait_until_one_waits() -> None:
    """Return when someone in this database waits for somebody else."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    while not as_owner(waiting):
        pass


def change_many(staff: Cast) -> None:
    """One act of Anna's with more changes than a seal holds."""
    with acting("run_import", by=staff.anna):
        Contact.objects.bulk_create(
            Contact(kind="account", name=f"Hotel {number}", owner=staff.anna, unit=staff.anna.unit)
            for number in range(MANY)
        )


def latest(model: Any) -> Any:
    return model.objects.using("owner").latest("pk")


def test_what_is_sealed_and_untouched_is_found_sound(staff: Cast) -> None:
    verification = Verification()

    found = list(verification.flaws())

    assert (found, verification.seals, verification.rows, verification.head) == ([], 1, 6, head())


def test_what_is_sealed_is_not_sealed_again_and_the_chain_goes_on(staff: Cast) -> None:
    again = seal_all()
    contact(owner=staff.anna, by=staff.anna, name="Hanul Ancuței")
    more = seal_all()

    assert (again, more, latest(Seal).pk, flaws()) == (0, 2, 2, [])


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("history_entry", "at", "now() - interval '1 day'"),
        ("history_entry", "employee_id", "null"),
        ("history_entry", "on_behalf_of_id", "1"),
        ("history_entry", "verb", "'delete'"),
        ("history_entry", "undoes_id", "1"),
        ("history_entry", "door", "'page'"),
        ("history_entry", "address", "'10.0.0.1'"),
        ("history_entry", "agent", "'Mozilla'"),
        ("history_entry", "request_id", "gen_random_uuid()"),
        ("history_entry", "entity", "'role'"),
        ("history_entry", "record_id", "1"),
        ("history_entry", "told", """'{"rows": 1}'"""),
        ("history_entry", "xact", "xact + 1"),
        ("history_change", "entry_id", "entry_id - 1"),
        ("history_change", "operation", "'insert'"),
        ("history_change", '"table"', "'access_role'"),
        ("history_change", "row_id", "0"),
        ("history_change", "entity", "'role'"),
        ("history_change", "record_ids", "'{}'"),
        ("history_change", "before", "'{}'"),
        ("history_change", "after", """'{"notes": "Nimic."}'"""),
    ],
)
def test_a_row_altered_afterwards_is_named(staff: Cast, table: str, column: str, value: str) -> None:
    number = as_owner(f"SELECT max(id) FROM {table}")

    as_owner(f"UPDATE {table} SET {column} = {value} WHERE id = %s", number)

    assert flaws() == [Flaw("altered", 1, table, number)]


@pytest.mark.parametrize("table", ["history_entry", "history_change"])
def test_a_row_taken_out_afterwards_is_named(staff: Cast, table: str) -> None:
    number = as_owner(f"SELECT max(id) FROM {table}")

    as_owner(f"DELETE FROM {table} WHERE id = %s", number)

    assert flaws() == [Flaw("removed", 1, table, number)]


def test_an_entry_put_in_afterwards_is_named(staff: Cast) -> None:
    number = as_owner(
        "INSERT INTO history_entry (verb, xact) SELECT 'create', max(xact) FROM history_entry RETURNING id"
    )
    as_owner("UPDATE history_entry SET xact = xact - 1 WHERE id = %s", number)

    assert flaws() == [Flaw("inserted", None, "history_entry", number)]


@pytest.mark.parametrize("entry", ["max(id)", "max(id) + 1000"], ids=["to a sealed entry", "to no entry at all"])
def test_a_change_put_in_afterwards_is_named(staff: Cast, entry: str) -> None:
    number = as_owner(
        f"""INSERT INTO history_change (entry_id, operation, "table", row_id, entity, record_ids)
            SELECT {entry}, 'delete', 'contacts_contact', 1, 'contact', '{{1}}' FROM history_entry RETURNING id"""
    )
    seal_all()

    assert flaws() == [Flaw("inserted", None, "history_change", number)]


def test_a_row_altered_together_with_its_mark_is_still_told_by_its_seal(staff: Cast) -> None:
    as_owner("UPDATE history_change SET after = '{}' WHERE id = (SELECT max(id) FROM history_change)")
    digest = "(SELECT substring(audit.digest(c) FOR 8) FROM history_change c ORDER BY id DESC LIMIT 1)"
    as_owner(f"UPDATE audit_seal SET marks = overlay(marks PLACING {digest} FROM length(marks) - 7)")

    assert flaws() == [Flaw("altered", 1)]


def test_a_seal_taken_out_is_missed_and_its_rows_are_under_none(staff: Cast) -> None:
    for name in ("Hanul Ancuței", "Hanul lui Manuc"):
        contact(owner=staff.anna, by=staff.anna, name=name)
        seal_all()

    as_owner("DELETE FROM audit_seal WHERE id = 2")

    kinds = [(flaw.kind, flaw.seal, flaw.table) for flaw in flaws()]
    assert kinds == [
        ("removed", 2, ""), ("altered", 3, ""),
        ("inserted", None, "history_entry"), ("inserted", None, "history_change"),
    ]  # fmt: skip


def test_a_chain_made_anew_does_not_hold_the_heads_that_were_kept_elsewhere(staff: Cast) -> None:
    kept = str(head())
    as_owner("UPDATE history_change SET after = '{}' WHERE id = (SELECT max(id) FROM history_change)")
    as_owner("TRUNCATE audit_seal")
    seal_all()

    verification = Verification(lost_heads={kept})

    assert (list(verification.flaws()), verification.lost_heads) == ([], {kept})


def test_a_head_that_was_kept_is_found_when_the_chain_has_gone_on(staff: Cast) -> None:
    kept = str(head())
    contact(owner=staff.anna, by=staff.anna)
    seal_all()

    verification = Verification(lost_heads={kept})

    assert (list(verification.flaws()), verification.lost_heads) == ([], set())


def test_a_row_that_commits_late_is_sealed_later_and_is_no_flaw(staff: Cast) -> None:
    with other_connection(staff) as late:
        late.execute("UPDATE contacts_contact SET notes = 'late'")
        contact(owner=staff.anna, by=staff.anna, name="Written later, committed earlier")

        meanwhile = sealing.seal_all()
        late.commit()
        afterwards = seal_all()

    assert (meanwhile, afterwards, flaws()) == (0, 4, [])


def test_two_that_seal_at_once_take_turns(staff: Cast) -> None:
    contact(owner=staff.anna, by=staff.anna)
    wait_until_settled()
    with other_connection(staff) as first, ThreadPoolExecutor() as threads:
        by_first = first.execute("SELECT audit.seal()").fetchone()
        second = threads.submit(sealing.seal_all)
        wait_until_one_waits()
        first.commit()
        by_second = second.result()

    assert (by_first, by_second, flaws()) == ((2,), 0, [])


def test_what_was_rolled_back_leaves_a_gap_that_is_no_flaw(staff: Cast) -> None:
    with other_connection(staff) as late:
        late.execute("UPDATE contacts_contact SET notes = 'never'")
        late.rollback()
    contact(owner=staff.anna, by=staff.anna)

    assert (seal_all(), flaws()) == (2, [])


def test_an_act_of_very_many_changes_is_sealed_in_pieces(staff: Cast) -> None:
    change_many(staff)

    sealed = seal_all()

    sizes = [len(seal.change_ids) for seal in Seal.objects.using("owner").order_by("pk")]
    assert (sealed, flaws()) == (MANY + 1, [])
    assert (len(sizes), sum(sizes[1:])) == (1 + 3, MANY)


def test_of_an_act_sealed_in_pieces_a_missing_change_is_named(staff: Cast) -> None:
    change_many(staff)
    seal_all()
    number = as_owner("SELECT max(id) - 10 FROM history_change")

    as_owner("DELETE FROM history_change WHERE id = %s", number)

    assert flaws() == [Flaw("removed", 4, "history_change", number)]


def test_a_database_restored_elsewhere_goes_on_sealing(staff: Cast) -> None:
    # Transactions are numbered from the beginning there: what was written before has numbers that are still to come.
    as_owner("UPDATE history_entry SET xact = xact + 1000000000")
    as_owner("UPDATE audit_seal SET xact = xact + 1000000000")

    install()
    contact(owner=staff.anna, by=staff.anna)

    assert seal_all() == 2
    assert latest(Entry).xact > 1_000_000_000


def test_the_seal_of_an_entry_is_found(staff: Cast) -> None:
    contact(owner=staff.anna, by=staff.anna)
    with enter(staff.dora.pk):
        first, last = (Entry.objects.defer(None).order_by(order).first() for order in ("pk", "-pk"))
        found = [seal_of(first), seal_of(last)]

    assert [seal and seal.pk for seal in found] == [1, None]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history_entry SET verb = 'x'", "DELETE FROM history_entry",
        "INSERT INTO history_entry (verb) VALUES ('x')",
        "UPDATE history_change SET after = NULL", "DELETE FROM history_change", "TRUNCATE history_change",
        "UPDATE audit_seal SET hash = ''", "DELETE FROM audit_seal", "INSERT INTO audit_seal SELECT * FROM audit_seal",
        "SELECT history.add('x', 1, '{}', NULL, '', NULL, NULL)",
    ],
)  # fmt: skip
def test_not_even_an_auditor_writes_into_history_or_its_seals(staff: Cast, statement: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), enter(staff.dora.pk):
        connection.cursor().execute(statement)

    assert flaws() == []

"""Who reads by a database login of their own gets the rows that pages show, and nothing else (SEC-06)."""

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.db import connections
from psycopg import errors

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, FieldLimit, Role
from liant.kernel.access.readers import end_reader, login_of, make_reader
from liant.kernel.testing.cast import Cast, load_cast, the_cast
from liant.kernel.testing.database import database_of_tests
from liant.modules.contacts.models import Contact, Phone
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("SEC-06")

Connection = psycopg.Connection[tuple[Any, ...]]
Reads = Callable[[Employee], Connection]


@pytest.fixture(scope="module")
def company(django_db_setup: None, django_db_blocker: Any, worker_id: str) -> Iterator[Cast]:
    """The cast with a contact each, committed: other connections see them."""
    with django_db_blocker.unblock(), database_of_tests(f"liant_test_readers_{worker_id}"):
        load_cast("owner")
        cast = the_cast()
        with enter(cast.dora.pk):
            for employee in cast.everyone():
                employee.refresh_from_db()
                contact(owner=employee, by=cast.dora)
        yield cast


@pytest.fixture
def reads(company: Cast) -> Iterator[Reads]:
    """Connects as an employee who reads."""
    opened: list[Connection] = []

    def connect(employee: Employee) -> Connection:
        address = connections["owner"].get_connection_params() | {
            "user": login_of(employee), "password": make_reader(employee), "cursor_factory": psycopg.Cursor,
        }  # fmt: skip
        opened.append(psycopg.connect(**address, autocommit=True))
        return opened[-1]

    yield connect
    for connection in opened:
        connection.close()


def contacts_of(connection: Connection) -> list[int]:
    return [number for (number,) in connection.execute("SELECT id FROM contacts_contact ORDER BY id")]


@pytest.mark.parametrize("name", ["dora", "eleni", "anna", "boris", "irina", "omar"])
def test_a_reader_gets_the_rows_that_pages_show(company: Cast, reads: Reads, name: str) -> None:
    employee = getattr(company, name)

    found = contacts_of(reads(employee))

    with enter(employee.pk):
        assert found == list(Contact.objects.order_by("pk").values_list("pk", flat=True))
    assert found


def test_a_reader_is_nobody_else_whatever_is_set(company: Cast, reads: Reads) -> None:
    connection = reads(company.anna)
    own = contacts_of(connection)

    connection.execute(f"SET liant.employee = '{company.dora.pk}'")

    assert contacts_of(connection) == own
    with pytest.raises(errors.InsufficientPrivilege):
        connection.execute("SELECT access.enter(%s)", [company.dora.pk])


def test_a_reader_changes_nothing_even_where_the_page_would_let_them(company: Cast, reads: Reads) -> None:
    connection = reads(company.dora)
    connection.execute("SET default_transaction_read_only = off")

    with pytest.raises(errors.InsufficientPrivilege):
        connection.execute("UPDATE contacts_contact SET notes = 'changed'")


@pytest.mark.parametrize(
    "table", ["access_user", "access_apitoken", "access_key", "django_session", "mfa_authenticator", "history_change"]
)
def test_a_reader_reads_nothing_that_pages_do_not_show(company: Cast, reads: Reads, table: str) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        reads(company.dora).execute(f"SELECT * FROM {table}")


def test_who_has_left_reads_nothing(company: Cast, reads: Reads) -> None:
    connection = reads(company.boris)
    with enter(company.dora.pk):
        Employee.objects.filter(pk=company.boris.pk).update(is_active=False)

    rows = [connection.execute(f"SELECT id FROM {table}").fetchall() for table in ("contacts_contact", "access_unit")]

    with enter(company.dora.pk):
        Employee.objects.filter(pk=company.boris.pk).update(is_active=True)
    assert rows == [[], []]


@pytest.mark.req("SEC-05")
def test_a_field_that_roles_hide_is_hidden_from_the_reader_at_once(company: Cast, reads: Reads) -> None:
    connection = reads(company.anna)
    with enter(company.dora.pk):
        role = Role.objects.get(assignments__employee=company.anna)
        limit = FieldLimit.objects.create(role=role, entity="contact", field="iban", level="hidden")

    with pytest.raises(errors.InsufficientPrivilege):
        connection.execute("SELECT iban FROM contacts_contact")
    named = connection.execute("SELECT name FROM contacts_contact").fetchall()

    with enter(company.dora.pk):
        limit.delete()
    assert named
    assert connection.execute("SELECT iban FROM contacts_contact").fetchall()


@pytest.mark.req("SEC-05")
def test_parts_that_roles_hide_are_hidden_from_the_reader_at_once(company: Cast, reads: Reads) -> None:
    connection, phones = reads(company.anna), "SELECT id FROM contacts_phone"
    with enter(company.dora.pk):
        Phone.objects.create(contact=Contact.objects.get(owner=company.anna), number="+40744123456")
    there = connection.execute(phones).fetchall()
    with enter(company.dora.pk):
        role = Role.objects.get(assignments__employee=company.anna)
        limit = FieldLimit.objects.create(role=role, entity="contact", field="phones", level="hidden")

    hidden = connection.execute(phones).fetchall()

    with enter(company.dora.pk):
        limit.delete()
    assert (len(there), hidden) == (1, [])
    assert connection.execute(phones).fetchall() == there


def test_a_reader_whose_login_is_taken_away_is_cut_off(company: Cast, reads: Reads) -> None:
    connection = reads(company.irina)

    there = (end_reader(company.irina), end_reader(company.irina))

    assert there == (True, False)
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")

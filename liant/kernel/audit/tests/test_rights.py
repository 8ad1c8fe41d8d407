"""All of history is for auditors; the database sees to it, whatever the path (SEC-06, SEC-08)."""

from collections.abc import Callable

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Grant
from liant.kernel.audit.models import Seal
from liant.kernel.history.models import Change, Entry
from liant.kernel.history.telling import Kind, tell_audit
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("SEC-06", "SEC-08")

SignIn = Callable[[Employee], Client]
OTHERS = ("eleni", "anna", "boris", "irina", "omar")


@pytest.fixture
def addresses(cast: Cast) -> list[str]:
    """Every address of the audit."""
    contact(owner=cast.anna, by=cast.anna)
    with enter(cast.dora.pk):
        number = Entry.objects.latest("pk").pk
    return ["/audit/", f"/audit/{number}/", "/audit/export/", "/api/audit/", f"/api/audit/{number}/changes/"]


def test_an_auditor_gets_in_everywhere(cast: Cast, sign_in: SignIn, addresses: list[str]) -> None:
    client = sign_in(cast.dora)

    assert [client.get(url).status_code for url in addresses] == [200] * 5
    assert 'href="/audit/"' in client.get("/").content.decode()


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_is_told_that_it_is_there(cast: Cast, sign_in: SignIn, addresses: list[str], name: str) -> None:
    client = sign_in(getattr(cast, name))

    assert [client.get(url).status_code for url in addresses] == [404] * 5
    assert "/audit/" not in client.get("/").content.decode()


def test_a_visitor_who_is_not_signed_in_gets_nothing(client: Client, addresses: list[str]) -> None:
    assert [client.get(url).status_code for url in addresses] == [302, 302, 302, 401, 401]


def test_without_the_right_an_auditor_is_one_no_more(cast: Cast, sign_in: SignIn, addresses: list[str]) -> None:
    with enter(cast.dora.pk):
        Grant.objects.filter(entity="audit", scope="all").delete()

    assert [sign_in(cast.dora).get(url).status_code for url in addresses] == [404] * 5


@pytest.mark.parametrize("column", Entry.FOR_AUDITORS)
def test_where_an_act_came_from_is_kept_from_others_by_the_database(cast: Cast, column: str) -> None:
    contact(owner=cast.anna, by=cast.anna)

    with enter(cast.anna.pk), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(f"SELECT {column} FROM history_entry")
    with enter(cast.dora.pk), connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM history_entry")
        assert cursor.fetchall()


def test_what_others_exported_and_when_they_signed_in_is_hidden_by_the_database(cast: Cast) -> None:
    tell_audit(Kind.SIGN_IN, {"email": "anna@cast.example"}, by=cast.anna)

    seen = {}
    for employee in (cast.anna, cast.dora):
        with enter(employee.pk):
            seen[employee.given_name] = Entry.objects.filter(verb="sign_in").exists()

    assert seen == {"Anna": False, "Dora": True}


def test_changes_of_hidden_records_are_seen_by_the_auditor_alone(cast: Cast) -> None:
    with enter(cast.dora.pk):
        Grant.objects.filter(role__name="Scope all").exclude(entity__in=("audit", "role")).delete()
    contact(owner=cast.anna, by=cast.anna)

    seen = {}
    for employee in (cast.dora, cast.omar):
        with enter(employee.pk):
            seen[employee.given_name] = Change.objects.filter(entity="contact").exists()

    assert seen == {"Dora": True, "Omar": False}


def test_seals_are_for_auditors(cast: Cast) -> None:
    with enter(cast.anna.pk), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Seal.objects.exists()
    with enter(cast.dora.pk):
        assert Seal.objects.count() == 0


def test_an_entry_read_by_others_comes_without_what_is_for_auditors(cast: Cast) -> None:
    contact(owner=cast.anna, by=cast.anna)

    with enter(cast.anna.pk):
        entry = Change.objects.latest("pk").entry

    assert set(Entry.FOR_AUDITORS) <= entry.get_deferred_fields()

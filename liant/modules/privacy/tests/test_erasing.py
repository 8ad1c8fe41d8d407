"""Erasing a contact: every personal word goes from every table, and what was sealed still verifies (CON-21; GDPR, 17).

In a database of its own: only what is committed is sealed.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import User
from liant.kernel.attachments.taking import attach
from liant.kernel.audit.sealing import seal_all
from liant.kernel.audit.verifying import Verification
from liant.kernel.comments.commands import say as comment
from liant.kernel.entity import commands
from liant.kernel.fields.hashed import hash_of
from liant.kernel.history.models import Entry
from liant.kernel.history.undo import undo
from liant.kernel.pictures.commands import set_picture
from liant.kernel.pictures.tests.drawing import uploaded
from liant.kernel.search.learning import learn_words
from liant.kernel.testing.cast import Cast, load_cast, the_cast
from liant.kernel.testing.database import database_of_tests
from liant.modules.activities.models import Activity
from liant.modules.activities.samples import activity
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact
from liant.modules.privacy.erasing import erase, preview
from liant.modules.privacy.models import Erasure, Suppression
from liant.modules.privacy.tests.saying import person, say
from liant.modules.privacy.unsubscribing import unsubscribe_headers

pytestmark = pytest.mark.req("CON-21")
WORD = "zqxerasable"
MOBILE = "+40722123456"


@pytest.fixture(scope="module")
def _own_database(django_db_setup: None, django_db_blocker: Any, worker_id: str) -> Iterator[None]:
    with django_db_blocker.unblock(), database_of_tests(f"liant_test_privacy_{worker_id}"):
        load_cast("owner")
        yield


@pytest.fixture
def staff(_own_database: None) -> Cast:
    cast = the_cast()
    with enter(cast.dora.pk):
        for employee in (cast.anna, cast.dora):
            employee.refresh_from_db()
            employee.unit.pk  # noqa: B018  loads the unit while someone may see it
    return cast


@pytest.fixture
def known(staff: Cast, settings: Any, tmp_path: Any) -> Contact:
    """A person whose name is the word, with all that one can keep of it, in every table that holds words."""
    settings.MEDIA_ROOT = tmp_path
    anna, client = staff.anna, Client()
    client.force_login(User.objects.get(employee_id=anna.pk))
    given: dict[str, Any] = {
        "emails": [{"address": f"{WORD}@example.ro", "is_default": True}],
        "phones": [{"number": MOBILE, "kind": "mobile"}],
        "addresses": [{"city": WORD, "street": WORD}],
        "positions": [{"account": contact(owner=anna, by=anna), "title": WORD}],
    }
    made = person(anna, WORD.capitalize(), **given)
    with enter(anna.pk):
        commands.change(made, {"notes": f"About {WORD}", "given_name": WORD}, by=anna)
        commands.change(made, {"notes": ""}, by=anna)
        comment(made, f"He said {WORD}", by=anna)
        attach(made, SimpleUploadedFile(f"{WORD}.txt", WORD.encode()), by=anna)
        set_picture(made, uploaded(), by=anna)
    meeting = activity(owner=anna, by=anna, contact=made, summary=f"Call {WORD}", description=WORD)
    comment(meeting, WORD, by=anna)
    say(made, anna, text=f"I, {WORD}, agree", proof=WORD)
    client.get(f"/contacts/{made.pk}/")
    client.get(f"/contacts/export/?q={WORD}&direct=1")
    link = unsubscribe_headers(f"{WORD}@example.ro", made, "marketing", site="https://a.ro")["List-Unsubscribe"]
    Client().post(link.strip("<>").removeprefix("https://a.ro"), headers={"User-Agent": WORD})
    learn_words()
    return made


def as_owner(sql: str, *values: Any) -> Any:
    """What somebody who owns the database can do."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def holding(word: str) -> set[str]:
    """Every column of every table that holds a word, in whatever case."""
    columns = as_owner(
        """SELECT n.nspname, c.relname, a.attname FROM pg_attribute a
             JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
             JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND a.attnum > 0
              AND NOT a.attisdropped"""
    )
    return {
        f"{table}.{column}"
        for schema, table, column in columns
        if as_owner(f'SELECT 1 FROM "{schema}"."{table}" WHERE "{column}"::text ILIKE %s LIMIT 1', f"%{word}%")
    }


def seal() -> None:
    """Seal all, once nothing that is open on this server, by other tests, holds that back."""
    while as_owner("SELECT max(xact) >= history.settled() FROM history_entry")[0][0]:
        pass
    seal_all()


def flaws() -> list[tuple[str, str]]:
    return [(flaw.kind, flaw.table) for flaw in Verification().flaws()]


def test_no_column_of_any_table_holds_a_word_of_who_was_erased(staff: Cast, known: Contact) -> None:
    before = holding(WORD)
    (photo,) = as_owner("SELECT digest FROM contacts_contactpicture")[0]
    assert holding(photo) == {"contacts_contactpicture.digest", "history_change.after"}
    files = [path for path in default_storage.base_location.rglob("*") if path.is_file()]  # type: ignore[attr-defined]

    erase(known, "requested", by=staff.dora)

    assert {
        "contacts_contact.family_name", "contacts_contact.search", "contacts_position.title", "history_change.before",
        "history_change.after", "history_entry.told", "history_entry.agent", "search_word.word",
        "privacy_consent.agent",
        "activities_activity.summary", "contacts_contactattachment.name", "activities_activitycomment.text",
    } <= before  # fmt: skip
    assert holding(WORD) == set()
    assert holding(MOBILE[3:]) == set()
    assert holding(photo) == set()
    assert [path for path in files if path.exists()] == []


def test_who_is_erased_is_a_number_that_books_may_refer_to(staff: Cast, known: Contact) -> None:
    with enter(staff.dora.pk):
        told = preview(known)

    erased = erase(known, "requested", by=staff.dora)

    assert (str(erased), erased.owner_id, erased.given_name) == (f"Erased #{known.pk}", staff.anna.pk, "")
    assert ("comments", 1) in told["gone"]
    assert any("Activities: 1." in text for text in told["kept"])
    with enter(staff.dora.pk):
        assert Activity.objects.get(contact=known).summary == f"Erased #{known.pk}"
        assert [(row.reason, row.employee_id) for row in Erasure.objects.filter(contact=known)] == [
            ("requested", staff.dora.pk)
        ]


def test_a_new_import_does_not_write_again_to_who_was_erased(staff: Cast, known: Contact) -> None:
    erase(known, "requested", by=staff.dora)

    with enter(staff.dora.pk):
        kept = set(Suppression.objects.values_list("channel", "address"))
    assert {
        ("email", hash_of(f"{WORD}@example.ro")), ("phone", hash_of(MOBILE)), ("sms", hash_of(MOBILE)),
    } <= kept  # fmt: skip


def test_what_was_sealed_still_verifies_once_it_is_erased(staff: Cast, known: Contact) -> None:
    seal()

    erase(known, "requested", by=staff.dora)
    before = flaws()
    seal()

    assert (before, flaws()) == ([], [])


@pytest.mark.parametrize(
    "forgery",
    [
        'UPDATE history_change SET after = \'{"notes": "x"}\' WHERE id = %s',
        "UPDATE history_change SET row_id = 0 WHERE id = %s + 0 * (SELECT count(*) FROM history_change)",
        "DELETE FROM history_change WHERE id = %s",
    ],
)
def test_erasure_is_no_cover_for_another_forgery(staff: Cast, known: Contact, forgery: str) -> None:
    seal()
    erase(known, "requested", by=staff.dora)
    sealed = "SELECT unnest(change_ids) FROM audit_seal"
    number = as_owner(f"SELECT max(id) FROM history_change WHERE after = '{{}}' AND id IN ({sealed})")[0][0]
    kept = as_owner("SELECT to_jsonb(c)::text FROM history_change c WHERE id = %s", number)[0][0]
    seal()

    as_owner(forgery, number)
    found = flaws()
    as_owner("DELETE FROM history_change WHERE id = %s", number)
    as_owner("INSERT INTO history_change SELECT * FROM jsonb_populate_record(NULL::history_change, %s::jsonb)", kept)

    assert [table for _kind, table in found] == ["history_change"]
    assert flaws() == []


def test_other_words_are_found_even_where_an_erasure_is_told_of_them(staff: Cast, known: Contact) -> None:
    seal()
    latest = "SELECT id, after::text FROM history_change WHERE after <> '{}' ORDER BY id DESC LIMIT 1"
    number, kept = as_owner(latest)[0]
    digest = "SELECT encode(audit.digest(c), 'hex') FROM history_change c WHERE id = %s"
    before = as_owner(digest, number)[0][0]
    as_owner("""UPDATE history_change SET after = '{"notes": "Forged"}' WHERE id = %s""", number)
    rows = [{"history_change": {str(number): each}} for each in (before, as_owner(digest, number)[0][0])]
    told = json.dumps({"rows": 1, "digests": {"before": rows[0], "after": rows[1]}})

    as_owner("SELECT history.tell('erased', NULL, '{}', 'contact', %s, %s::jsonb)", known.pk, told)
    found = flaws()
    as_owner("DELETE FROM history_entry WHERE told = %s::jsonb", told)
    as_owner("UPDATE history_change SET after = %s::jsonb WHERE id = %s", kept, number)

    assert found == [("altered", "history_change")]


def test_a_row_emptied_without_being_told_is_found(staff: Cast, known: Contact) -> None:
    seal()
    latest = "SELECT id, after::text FROM history_change WHERE after <> '{}' ORDER BY id DESC LIMIT 1"
    number, kept = as_owner(latest)[0]

    as_owner("UPDATE history_change SET after = '{}' WHERE id = %s", number)
    found = flaws()
    as_owner("UPDATE history_change SET after = %s::jsonb WHERE id = %s", kept, number)

    assert found == [("altered", "history_change")]


def test_nothing_of_it_can_be_undone(staff: Cast, known: Contact) -> None:
    with enter(staff.dora.pk):
        changed = Entry.objects.filter(verb="change").latest("id")
    erase(known, "requested", by=staff.dora)

    with pytest.raises(ValidationError, match="has been erased"):
        undo(changed, by=staff.dora)

    with enter(staff.dora.pk):
        assert Contact.objects.get(pk=known.pk).notes == ""


def test_who_may_not_handle_requests_erases_nobody(staff: Cast, known: Contact) -> None:
    as_owner("DELETE FROM access_grant WHERE action = 'privacy' AND scope = 'own'")

    with pytest.raises(PermissionDenied):
        erase(known, "requested", by=staff.anna)
    with pytest.raises(Exception, match="not theirs to erase"), enter(staff.anna.pk):
        connections["default"].cursor().execute("SELECT privacy.erase(%s, 'x', 'requested', '{}', '[]')", [known.pk])

    with enter(staff.dora.pk):
        assert Contact.objects.get(pk=known.pk).given_name == WORD


def test_a_company_is_no_person_unless_it_is_a_sole_trader(staff: Cast) -> None:
    account = contact(owner=staff.anna, by=staff.anna, name="Popescu Ion PFA")

    with pytest.raises(ValidationError, match="sole trader"):
        erase(account, "requested", by=staff.dora)
    erased = erase(account, "requested", is_sole_trader=True, by=staff.dora)

    assert erased.name == f"Erased #{account.pk}"

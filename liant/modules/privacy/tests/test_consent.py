"""The log of consents: what may be written, by whom, and that nothing in it changes (CON-21)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, connections, transaction
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.entity import commands
from liant.kernel.history.models import Entry
from liant.kernel.history.undo import undo
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.privacy.asking import current
from liant.modules.privacy.commands import record_consent
from liant.modules.privacy.models import Consent, ConsentText, Restriction
from liant.modules.privacy.samples import consent_text
from liant.modules.privacy.tests.saying import GIVEN, person, rows, say, withdraw

pytestmark = pytest.mark.req("CON-21")
KEY = ("email", "marketing")


def test_the_latest_statement_counts_whenever_it_is_written_down(cast: Cast) -> None:
    pop = person(cast.anna)
    withdraw(pop, cast.anna)

    say(pop, cast.anna, at=timezone.now() - timedelta(days=30), source="paper", proof="Scan 7")

    with enter(cast.anna.pk):
        assert current(pop)[KEY].state == "withdrawn"
    assert [row.is_current for row in rows(pop, cast.anna)] == [True, False]


def test_of_many_statements_written_at_once_the_latest_counts(cast: Cast) -> None:
    pop, now = person(cast.anna), timezone.now()
    ages = (3, 1, 2)

    with enter(cast.anna.pk):
        Consent.objects.bulk_create(
            Consent(contact=pop, employee_id=cast.anna.pk, at=now - timedelta(days=age), **GIVEN) for age in ages
        )

    assert [row.is_current for row in rows(pop, cast.anna)] == [True, False, False]


def test_nobody_changes_or_removes_a_statement(cast: Cast) -> None:
    said = say(person(cast.dora), cast.dora)

    with enter(cast.dora.pk):
        found = Consent.objects.filter(pk=said.pk)
        for write in (lambda: found.update(state="refused"), lambda: found._raw_delete(found.db)):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                write()

    with enter(cast.dora.pk):
        assert Consent.objects.get(pk=said.pk).state == "given"


def test_a_statement_is_not_undone_but_comes_back_with_its_contact(cast: Cast) -> None:
    pop = person(cast.anna)
    say(pop, cast.anna)
    with enter(cast.anna.pk):
        with pytest.raises(ValidationError, match="do not have the right"), transaction.atomic():
            undo(Entry.objects.filter(verb="record_consent").latest("id"), by=cast.anna)
        commands.delete(Contact.objects.get(pk=pop.pk), by=cast.anna)
        deleted = Entry.objects.filter(verb="delete").latest("id")

    undo(deleted, by=cast.anna)

    assert [(row.state, row.is_current) for row in rows(pop, cast.anna)] == [("given", True)]


def test_nobody_records_in_the_name_of_another(cast: Cast) -> None:
    pop = person(cast.anna)

    with pytest.raises(ProgrammingError, match="in the name of another"), enter(cast.anna.pk):
        Consent.objects.create(contact=pop, employee_id=cast.dora.pk, **GIVEN)

    assert rows(pop, cast.anna) == []


def test_who_only_sees_a_contact_notes_that_it_objects_and_no_consent(cast: Cast, without_change: None) -> None:
    pop = person(cast.boris)

    with pytest.raises(PermissionDenied):
        say(pop, cast.irina)
    withdraw(pop, cast.irina)

    assert [(row.state, row.employee_id) for row in rows(pop, cast.dora)] == [("withdrawn", cast.irina.pk)]


def test_who_does_not_see_a_contact_says_nothing_about_it(cast: Cast) -> None:
    pop = person(cast.anna)

    with pytest.raises(PermissionDenied):
        withdraw(pop, cast.omar)

    assert rows(pop, cast.anna) == []
    with enter(cast.omar.pk):
        assert not Consent.objects.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"basis": ""}, "basis"),
        ({"text": ""}, "text"),
        ({"basis": "soft_opt_in", "channel": "sms"}, "basis"),
        ({"basis": "personal_message"}, "basis"),
        ({"basis": "legitimate_interest"}, "basis"),
        ({"source": "import"}, "proof"),
        ({"source": "paper"}, "proof"),
        ({"at": timezone.now() + timedelta(days=1)}, "at"),
        ({"source": ""}, "source"),
        ({"channel": "pigeon"}, "channel"),
    ],
)
def test_what_proves_nothing_is_refused_at_its_field(cast: Cast, values: dict[str, object], field: str) -> None:
    pop = person(cast.anna)

    with pytest.raises(ValidationError) as refused:
        say(pop, cast.anna, **values)

    assert field in refused.value.message_dict
    assert rows(pop, cast.anna) == []


def test_consent_keeps_the_words_and_the_version_that_were_shown(cast: Cast) -> None:
    text = consent_text(owner=cast.dora, by=cast.dora, name="Newsletter", text="One")
    pop, values = person(cast.anna), {key: value for key, value in GIVEN.items() if key != "text"}
    record_consent(pop, values | {"shown": text}, by=cast.anna)

    with enter(cast.dora.pk):
        changed = commands.change(ConsentText.objects.get(pk=text.pk), {"text": "Two"}, by=cast.dora)

    assert changed.version == 2
    (row,) = rows(pop, cast.anna)
    assert (row.text, row.version, row.language) == ("One", "Newsletter 1", "ro")


def test_a_text_about_another_purpose_is_refused(cast: Cast) -> None:
    text = consent_text(owner=cast.dora, by=cast.dora, purpose="greetings")

    with pytest.raises(ValidationError, match="another purpose"):
        record_consent(person(cast.anna), GIVEN | {"shown": text}, by=cast.anna)


def test_statements_are_as_safe_from_the_owner_of_the_login_as_from_its_users(cast: Cast) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(current_user, 'privacy_consent', 'UPDATE, DELETE')")
        (may,) = cursor.fetchone()

    assert not may
    assert not Restriction.is_limitable

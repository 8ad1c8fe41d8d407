"""Fields that roles hide or hold fixed: the database keeps them, whatever the path (SEC-05)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction
from django.utils.timezone import localdate

from liant.kernel.access.actor import enter
from liant.kernel.access.limitable import limitable
from liant.kernel.access.models import FieldLimit, Grant, Role, RoleAssignment
from liant.kernel.entity import commands
from liant.kernel.history.models import Change, Entry
from liant.kernel.history.undo import undo
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.lending import lend
from liant.kernel.testing.limiting import limit, read
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("SEC-05")

IBAN = "RO49AAAA1B31007593840000"


@pytest.fixture
def account(cast: Cast) -> Contact:
    """Of Anna, with an IBAN and notes."""
    return contact(owner=cast.anna, by=cast.anna, iban=IBAN, notes="Secret")


def test_a_hidden_field_is_not_read_whatever_the_query(cast: Cast, account: Contact) -> None:
    limit(cast.anna, "hidden", "iban", by=cast.dora)

    for query in (
        "SELECT iban FROM contacts_contact",
        "SELECT * FROM contacts_contact",
        "SELECT count(*) FROM contacts_contact WHERE iban <> ''",
        "SELECT id FROM contacts_contact ORDER BY iban",
        "SELECT to_jsonb(c) FROM contacts_contact c",
        "SELECT before FROM history_change",
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            read(cast.anna, query)
    assert read(cast.anna, "SELECT name, notes FROM contacts_contact") == [("Hotel Bistrița SRL", "Secret")]


def test_a_hidden_field_is_empty_for_the_code_and_stays_as_it_is(cast: Cast, account: Contact) -> None:
    limit(cast.anna, "hidden", "iban", by=cast.dora)

    with enter(cast.anna.pk):
        found = Contact.objects.get(pk=account.pk)
        assert (found.iban, found.notes) == ("", "Secret")
    commands.change(found, {"notes": "Changed", "iban": ""}, by=cast.anna)

    with enter(cast.dora.pk):
        changed = Contact.objects.get(pk=account.pk)
        assert (changed.iban, changed.notes) == (IBAN, "Changed")


@pytest.mark.parametrize("level", ["hidden", "read_only"])
def test_a_limited_field_is_not_filled_in_whatever_the_path(cast: Cast, account: Contact, level: str) -> None:
    limit(cast.anna, level, "iban", "is_customer", by=cast.dora)

    writes: tuple[Callable[[], object], ...] = (
        lambda: Contact.objects.update(iban=""),
        lambda: Contact.objects.update(is_customer=True),
        lambda: Contact.objects.create(name="New", is_customer=True, owner=cast.anna, unit=cast.anna.unit),
    )
    for write in writes:
        with enter(cast.anna.pk), pytest.raises(ProgrammingError, match="not theirs to fill in"), transaction.atomic():
            write()


def test_a_read_only_field_is_read_and_refused_by_its_name(cast: Cast, account: Contact) -> None:
    limit(cast.anna, "read_only", "iban", by=cast.dora)

    with enter(cast.anna.pk):
        found = Contact.objects.get(pk=account.pk)
    assert found.iban == IBAN
    with pytest.raises(ValidationError) as refused:
        commands.change(found, {"iban": "", "notes": "Changed"}, by=cast.anna)

    assert list(refused.value.message_dict) == ["iban"]
    commands.change(found, {"iban": IBAN, "notes": "Changed"}, by=cast.anna)


def test_what_one_role_hides_another_shows(cast: Cast, account: Contact) -> None:
    limit(cast.anna, "hidden", "iban", by=cast.dora)

    with enter(cast.dora.pk):
        role = Role.objects.create(name="Accountant")
        Grant.objects.create(role=role, entity="contact", action="see", scope="own")
        RoleAssignment.objects.create(employee=cast.anna, role=role)

    assert read(cast.anna, "SELECT iban FROM contacts_contact") == [(IBAN,)]
    # That role does not let her change anything; the other keeps the field from her.
    with enter(cast.anna.pk), pytest.raises(ProgrammingError, match="fill in"), transaction.atomic():
        Contact.objects.update(iban="")


def test_a_role_that_ends_shows_no_longer(cast: Cast, account: Contact) -> None:
    limit(cast.anna, "hidden", "iban", by=cast.dora)
    yesterday = localdate() - timedelta(days=1)

    with enter(cast.dora.pk):
        role = Role.objects.create(name="Accountant")
        Grant.objects.create(role=role, entity="contact", action="see", scope="own")
        RoleAssignment.objects.create(employee=cast.anna, role=role, ends_on=yesterday)

    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        read(cast.anna, "SELECT iban FROM contacts_contact")


def test_history_leaves_out_what_is_hidden(cast: Cast, account: Contact) -> None:
    commands.change(account, {"iban": "", "notes": "Changed"}, by=cast.anna)

    limit(cast.anna, "hidden", "iban", by=cast.dora)

    with enter(cast.anna.pk):
        change = Change.objects.filter(operation="update", entity="contact").get()
        made = Change.objects.filter(operation="insert", entity="contact").get()
    assert (change.before, change.after) == ({"notes": "Secret"}, {"notes": "Changed"})
    assert "iban" not in made.after
    with enter(cast.dora.pk):
        assert "iban" in Change.objects.filter(operation="update", entity="contact").get().before


def test_a_change_of_a_hidden_field_is_not_undone_half(cast: Cast, account: Contact) -> None:
    commands.change(account, {"iban": "", "notes": "Changed"}, by=cast.anna)
    limit(cast.anna, "hidden", "iban", by=cast.dora)

    with enter(cast.anna.pk):
        entry = Entry.objects.filter(verb="change").latest("id")
    with pytest.raises(ValidationError, match="fields that you do not see"):
        undo(entry, by=cast.anna)

    commands.change(account, {"title": "", "notes": "Again"}, by=cast.anna)
    with enter(cast.anna.pk):
        entry = Entry.objects.filter(verb="change").latest("id")
    undo(entry, by=cast.anna)
    assert read(cast.anna, "SELECT notes FROM contacts_contact") == [("Changed",)]


def test_a_deletion_undone_brings_the_hidden_field_back_too(cast: Cast, account: Contact) -> None:
    limit(cast.anna, "hidden", "iban", by=cast.dora)
    with enter(cast.anna.pk):
        found = Contact.objects.get(pk=account.pk)
    commands.delete(found, by=cast.anna)
    with enter(cast.anna.pk):
        entry = Entry.objects.filter(verb="delete").latest("id")

    undo(entry, by=cast.anna)

    assert read(cast.dora, "SELECT iban, notes FROM contacts_contact") == [(IBAN, "Secret")]


def test_deleted_rows_are_told_whole_to_an_undo_only(cast: Cast, account: Contact) -> None:
    limit(cast.anna, "hidden", "iban", by=cast.dora)
    with enter(cast.anna.pk):
        commands.delete(Contact.objects.get(pk=account.pk), by=cast.anna)
        change = Change.objects.filter(operation="delete").latest("id")

    assert read(cast.anna, f"SELECT history.lost_rows(ARRAY[{change.pk}])") == [(None,)]


def test_lent_rights_show_what_the_lender_sees(cast: Cast, account: Contact) -> None:
    contact(owner=cast.boris, by=cast.boris, name="Of Boris", iban=IBAN)
    with enter(cast.dora.pk):
        blind = Role.objects.create(name="Blind")
        Grant.objects.create(role=blind, entity="contact", action="see", scope="own")
        RoleAssignment.objects.filter(employee=cast.anna).delete()
        RoleAssignment.objects.create(employee=cast.anna, role=blind)
        FieldLimit.objects.create(role=blind, entity="contact", field="iban", level="hidden")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        read(cast.anna, "SELECT iban FROM contacts_contact")

    lend(cast.boris, cast.anna, by=cast.boris)

    assert read(cast.anna, "SELECT iban FROM contacts_contact WHERE name = 'Of Boris'") == [(IBAN,)]


def test_what_a_record_is_found_or_known_by_is_not_hidden() -> None:
    offered = {each.name: each.may_be_hidden for each in limitable(Contact)}

    assert {name for name, may_be_hidden in offered.items() if not may_be_hidden} == {
        "name", "given_name", "family_name", "tax_number", "trade_register",
    }  # fmt: skip
    assert offered.keys() >= {"iban", "notes", "employee", "personal_code"}
    assert not {"kind", "account", "owner", "unit", "caption", "id"} & offered.keys()

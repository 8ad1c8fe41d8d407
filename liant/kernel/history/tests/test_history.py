"""What changed, when, by whom; and back again (SEC-08)."""

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, connection, transaction

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.commands import acting
from liant.kernel.entity import commands
from liant.kernel.history.models import Change, Entry
from liant.kernel.history.undo import undo
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Category, Contact, Phone
from liant.modules.contacts.samples import contact

PHONES = {"phones": [{"kind": "work", "number": "0264 123 456"}]}


@pytest.mark.req("SEC-08")
def test_creating_a_contact_with_a_phone_is_one_entry_by_its_author(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.anna, parts=PHONES)

    with enter(cast.anna.pk):
        changes = Change.objects.filter(entity="contact", record_ids__overlap=[made.pk])
        entries = {change.entry for change in changes}
        tables = {(change.table, change.operation) for change in changes}

    assert [(entry.verb, entry.employee_id) for entry in entries] == [("create", cast.anna.pk)]
    assert tables == {("contacts_contact", "insert"), ("contacts_phone", "insert")}


@pytest.mark.req("SEC-08")
def test_a_change_keeps_only_what_differs(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.anna)

    commands.change(made, {"name": "Hotel Ștefan SRL", "notes": ""}, by=cast.anna)

    with enter(cast.anna.pk):
        change = Change.objects.filter(operation="update").latest("id")
    assert (change.before, change.after) == ({"name": "Hotel Bistrița SRL"}, {"name": "Hotel Ștefan SRL"})


@pytest.mark.req("SEC-08", "SEC-06")
def test_history_is_seen_by_who_sees_the_record_and_by_no_one_else(cast: Cast) -> None:
    contact(owner=cast.anna, by=cast.dora)

    seen = {}
    for employee in (cast.anna, cast.omar):
        with enter(employee.pk):
            seen[employee.given_name] = Change.objects.filter(entity="contact").exists()

    assert seen == {"Anna": True, "Omar": False}


@pytest.mark.req("SEC-08", "SEC-06")
def test_who_did_what_is_told_only_to_who_sees_what_it_was_done_to_or_did_it(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.dora)
    commands.change(made, {"notes": "x"}, by=cast.anna)
    commands.change(made, {"owner": cast.boris, "unit": cast.boris.unit}, by=cast.dora)

    seen = {employee.given_name: verbs_in_sql(employee) for employee in (cast.omar, cast.boris, cast.anna, cast.dora)}

    # Anna does not see the contact any more; she still knows what she did.
    everything = ["create", "change", "change"]
    assert seen == {"Omar": [], "Boris": everything, "Anna": ["change"], "Dora": everything}


@pytest.mark.req("SEC-08", "SEC-06")
def test_who_deleted_a_record_knows_it_and_no_one_else_but_auditors(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.anna)
    commands.delete(made, by=cast.anna)

    seen = {employee.given_name: verbs_in_sql(employee) for employee in (cast.eleni, cast.anna, cast.dora)}

    assert seen == {"Eleni": [], "Anna": ["create", "delete"], "Dora": ["create", "delete"]}


def verbs_in_sql(employee: Employee) -> list[str]:
    """What an employee is told by the table itself of the acts on contacts, whatever Liant would ask."""
    with enter(employee.pk), connection.cursor() as cursor:
        cursor.execute("SELECT verb FROM history_entry WHERE verb <> 'sql' ORDER BY id")
        return [verb for (verb,) in cursor.fetchall()]


@pytest.mark.req("SEC-08")
@pytest.mark.parametrize("statement", ["UPDATE history_change SET after = NULL", "DELETE FROM history_entry"])
def test_no_one_rewrites_history(cast: Cast, statement: str) -> None:
    contact(owner=cast.anna, by=cast.dora)

    with enter(cast.dora.pk), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.mark.req("SEC-08")
def test_plain_sql_leaves_an_entry_too(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.anna)

    with enter(cast.anna.pk):
        Contact.objects.filter(pk=made.pk).update(notes="by SQL")
        entry = Entry.objects.latest("id")

    assert (entry.verb, entry.employee_id) == ("sql", cast.anna.pk)


@pytest.mark.req("SEC-08")
def test_a_deleted_contact_comes_back_whole(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.anna, parts=PHONES)
    commands.delete(made, by=cast.anna)

    undo(_latest(cast.anna.pk), by=cast.anna)

    with enter(cast.anna.pk):
        again = Contact.objects.get(pk=made.pk)
        phones = list(Phone.objects.filter(contact=again).values_list("number", flat=True))
    assert (again.name, phones, again.audience) == ("Hotel Bistrița SRL", ["+40264123456"], made_locks(cast))


@pytest.mark.req("SEC-08")
def test_an_undo_can_be_undone(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.anna)
    commands.change(made, {"notes": "new"}, by=cast.anna)

    undo(_latest(cast.anna.pk), by=cast.anna)
    undo(_latest(cast.anna.pk), by=cast.anna)

    with enter(cast.anna.pk):
        assert Contact.objects.get(pk=made.pk).notes == "new"


@pytest.mark.req("SEC-08")
def test_what_changed_again_since_is_not_undone(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.anna)
    commands.change(made, {"notes": "first"}, by=cast.anna)
    first = _latest(cast.anna.pk)
    commands.change(made, {"notes": "second"}, by=cast.anna)

    with pytest.raises(ValidationError, match="changed again"):
        undo(first, by=cast.anna)

    with enter(cast.anna.pk):
        assert Contact.objects.get(pk=made.pk).notes == "second"


@pytest.mark.req("SEC-08")
def test_what_others_depend_on_by_now_is_not_undone(cast: Cast) -> None:
    account = contact(owner=cast.anna, by=cast.anna)
    entry = _latest(cast.anna.pk)
    contact(owner=cast.anna, by=cast.anna, kind="branch", name="Sud", account=account)

    with pytest.raises(ValidationError, match="depend on it"):
        undo(entry, by=cast.anna)

    with enter(cast.anna.pk):
        assert Contact.objects.filter(pk=account.pk).exists()


@pytest.mark.req("SEC-06", "SEC-08")
def test_who_does_not_see_a_part_of_it_can_not_undo_it(cast: Cast) -> None:
    made = contact(owner=cast.anna, by=cast.dora)
    commands.change(made, {"owner": cast.boris, "unit": cast.boris.unit}, by=cast.dora)
    entry = _latest(cast.dora.pk)

    with pytest.raises(ValidationError, match="do not see"):
        undo(entry, by=cast.anna)


def made_locks(cast: Cast) -> list[int]:
    """The locks of a record that Anna owns."""
    return [cast.anna.pk * 4, cast.anna.unit_id * 4 + 1]


def _latest(employee_id: int) -> Entry:
    with enter(employee_id):
        return Entry.objects.latest("id")


def test_names_that_went_from_row_to_row_in_one_act_go_back(cast: Cast) -> None:
    first, second = (commands.create(Category, {"name": name}, by=cast.dora) for name in ("One", "Two"))
    with acting("pass_on", by=cast.dora):
        commands.change(first, {"name": "Three"}, by=cast.dora)
        commands.change(second, {"name": "One"}, by=cast.dora)

    with enter(cast.dora.pk):
        undo(Entry.objects.filter(verb="pass_on").get(), by=cast.dora)
        names = dict(Category.objects.values_list("pk", "name"))
    assert (names[first.pk], names[second.pk]) == ("One", "Two")

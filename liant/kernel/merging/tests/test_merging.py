"""Records merged into one: what moves, what stays, who may, and all of it back again (CON-20)."""

import json
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.comments.commands import say
from liant.kernel.entity import commands
from liant.kernel.history.models import Change, Entry
from liant.kernel.history.reading import record_history
from liant.kernel.history.undo import undo
from liant.kernel.merging.commands import merge
from liant.kernel.testing.cast import Cast
from liant.modules.activities.models import Activity
from liant.modules.activities.samples import activity
from liant.modules.contacts.models import Category, Contact, Phone
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("CON-20")

CLUJ, OFFICE = "+40264123456", "+40264999888"


def phones(*numbers: str) -> dict[str, Any]:
    """Parts of a contact, of which the first is the default."""
    rows = [{"kind": "work", "number": number, "is_default": number == numbers[0]} for number in numbers]
    return {"phones": rows}


def pair(by: Employee, **values: Any) -> tuple[Contact, Contact]:
    """Two contacts that are one in truth."""
    alfa = contact(owner=by, by=by, name="Alfa SRL", parts=phones(CLUJ))
    double = contact(owner=by, by=by, name="S.C. Alfa S.R.L.", parts=phones(CLUJ, OFFICE), **values)
    return alfa, double


def state(by: Employee) -> dict[str, Any]:
    """Every row there is of contacts and what hangs on them, as who sees all reads it."""
    with enter(by.pk), connection.cursor() as cursor:
        tables = ("contacts_contact", "contacts_phone", "activities_activity", "contacts_categorised")
        found = {}
        for table in tables:
            cursor.execute(f"SELECT to_jsonb(t) - '{{changed_at}}'::text[] FROM {table} t ORDER BY id")
            found[table] = [json.loads(row) for (row,) in cursor.fetchall()]
    return found


def latest(by: Employee, verb: str) -> Entry:
    with enter(by.pk):
        return Entry.objects.filter(verb=verb).latest("id")


def test_what_the_loser_has_goes_to_the_winner_and_equal_parts_are_there_once(cast: Cast) -> None:
    alfa, double = pair(cast.anna)

    merge(alfa, [double.pk], by=cast.anna)

    with enter(cast.anna.pk):
        there = {(phone.number, phone.is_default) for phone in Phone.objects.filter(contact=alfa)}
        names = list(Contact.objects.values_list("name", flat=True))
    assert there == {(CLUJ, True), (OFFICE, False)}
    assert names == ["Alfa SRL"]


def test_the_winner_gets_what_it_lacks_and_what_one_chooses(cast: Cast) -> None:
    alfa, double = pair(cast.anna, notes="Two", trade_register="J12/4703/1992", is_customer=True)
    commands.change(alfa, {"notes": "One"}, by=cast.anna)

    merge(alfa, [double.pk], {"name": double.pk}, by=cast.anna)

    with enter(cast.anna.pk):
        left = Contact.objects.get(pk=alfa.pk)
    assert (left.name, left.notes, left.is_customer) == ("S.C. Alfa S.R.L.", "One\n\nTwo", True)
    assert left.trade_register == double.trade_register != ""


def test_what_the_actor_does_not_see_moves_too_and_comes_back_by_undo(cast: Cast) -> None:
    alfa, double = pair(cast.anna)
    hidden = activity(owner=cast.omar, by=cast.dora, contact=double)
    before = state(cast.dora)

    merge(alfa, [double.pk], by=cast.anna)

    with enter(cast.anna.pk):
        assert not Activity.objects.exists()
    with enter(cast.dora.pk):
        assert Activity.objects.get(pk=hidden.pk).contact_id == alfa.pk
    undo(latest(cast.anna, "merge"), by=cast.anna)
    assert state(cast.dora) == before


def test_everything_comes_back_by_undo(cast: Cast) -> None:
    with enter(cast.dora.pk):
        hotel, chain = (commands.create(Category, {"name": name}, by=cast.dora) for name in ("Hotel", "Chain"))
    alfa, double = pair(cast.anna, categories=[hotel, chain], notes="Two")
    commands.change(alfa, {"categories": [hotel]}, by=cast.anna)
    before = state(cast.dora)

    merge(alfa, [double.pk], {"name": double.pk}, by=cast.anna)
    merged = state(cast.dora)
    undo(latest(cast.anna, "merge"), by=cast.anna)

    assert merged != before
    assert len(merged["contacts_categorised"]) == 2
    assert state(cast.dora) == before


def test_a_merge_is_undone_once_and_not_when_the_winner_was_changed_since(cast: Cast) -> None:
    alfa, double = pair(cast.anna, notes="Two")
    merge(alfa, [double.pk], {"name": double.pk}, by=cast.anna)
    commands.change(alfa, {"name": "Alfa Construct SRL"}, by=cast.anna)

    with pytest.raises(ValidationError, match="changed again"):
        undo(latest(cast.anna, "merge"), by=cast.anna)

    with enter(cast.anna.pk):
        assert list(Contact.objects.values_list("name", flat=True)) == ["Alfa Construct SRL"]


def test_another_who_does_not_see_all_of_it_cannot_undo_it(cast: Cast) -> None:
    alfa, double = pair(cast.boris)
    activity(owner=cast.omar, by=cast.dora, contact=double)
    merge(alfa, [double.pk], by=cast.boris)

    with pytest.raises(ValidationError, match="do not see"):
        undo(latest(cast.boris, "merge"), by=cast.irina)


@pytest.mark.req("SEC-06")
def test_nobody_merges_what_is_anothers(cast: Cast) -> None:
    mine = contact(owner=cast.anna, by=cast.anna)
    theirs = contact(owner=cast.boris, by=cast.boris)
    before = state(cast.dora)

    with pytest.raises(ValidationError, match="do not see it"):
        merge(mine, [theirs.pk], by=cast.anna)
    with pytest.raises(PermissionDenied):
        merge(theirs, [mine.pk], by=cast.anna)
    assert state(cast.dora) == before


@pytest.mark.req("SEC-06")
def test_the_database_itself_refuses_to_merge_what_is_anothers(cast: Cast) -> None:
    mine = contact(owner=cast.anna, by=cast.anna)
    theirs = contact(owner=cast.boris, by=cast.boris)

    for winner, loser in ((mine, theirs), (theirs, mine)):
        with pytest.raises(Exception, match="not theirs to merge"), enter(cast.anna.pk), connection.cursor() as cursor:
            cursor.execute("SELECT access.merge_contact(%s, %s)", [winner.pk, [loser.pk]])


def test_only_records_of_one_kind_are_merged(cast: Cast) -> None:
    account = contact(owner=cast.anna, by=cast.anna)
    person = contact(owner=cast.anna, by=cast.anna, kind="person", name="", family_name="Pop")

    with pytest.raises(ValidationError, match="same kind"):
        merge(account, [person.pk], by=cast.anna)


def test_the_history_of_all_is_that_of_the_one(cast: Cast) -> None:
    alfa, double = pair(cast.anna)
    commands.change(double, {"notes": "Long ago"}, by=cast.anna)

    merge(alfa, [double.pk], by=cast.anna)

    with enter(cast.anna.pk):
        told = Change.objects.filter(record_ids__contains=[double.pk], operation="update")
        verbs = [line.verb_label for line in record_history(alfa)["entries"]]
        assert any((change.after or {}).get("notes") == "Long ago" for change in told)
    assert verbs == ["merged", "changed", "created", "created"]
    with enter(cast.boris.pk):
        assert not Change.objects.filter(entity="contact").exists()


def test_comments_move_along(cast: Cast) -> None:
    alfa, double = pair(cast.anna)
    say(double, "Call in May", by=cast.anna)

    merge(alfa, [double.pk], by=cast.anna)

    with enter(cast.anna.pk):
        assert [comment.text for comment in Contact.objects.get(pk=alfa.pk).comments.all()] == ["Call in May"]  # type: ignore[attr-defined]

"""Parts and many-to-many fields that roles hide or hold fixed: the database keeps them, whatever the path (SEC-05)."""

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction

from liant.kernel.access.actor import enter
from liant.kernel.access.limitable import limitable
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.entity.hits import find
from liant.kernel.history.models import Change, Entry
from liant.kernel.history.undo import undo
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.limiting import limit, read
from liant.modules.contacts.models import Category, Contact, Phone
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("SEC-05")

NUMBER = "+40744123456"
PHONES = {"phones": [{"number": NUMBER, "kind": "work", "state": "valid", "is_default": True}]}


def seen_by(employee: Employee, account: Contact) -> Contact:
    """The account as this employee has it."""
    with enter(employee.pk):
        return Contact.objects.get(pk=account.pk)


@pytest.fixture
def account(cast: Cast) -> Contact:
    """Of Anna, with a phone and a category."""
    made = contact(owner=cast.anna, by=cast.anna)
    with enter(cast.dora.pk):
        category = Category.objects.create(name="VIP")
    return commands.change(made, {"categories": [category]}, PHONES, by=cast.anna)  # type: ignore[return-value]


def test_parts_and_links_are_offered_but_not_who_takes_part() -> None:
    from liant.modules.activities.models import Activity

    offered = {each.name: each.label for each in limitable(Contact) if each.column == "*"}

    assert offered == {
        "phones": "Phones", "emails": "E-mails", "addresses": "Addresses", "web_addresses": "Web addresses",
        "associates": "Associates", "positions": "Positions", "children": "Children", "categories": "Categories",
        "tags": "Tags", "characteristics": "Characteristics", "attachments": "Files", "comments": "Comments",
        "followers": "Followers", "greetings": "Greetings", "items": "Installed products",
        "relations": "Relations", "picture": "Photo",
    }  # fmt: skip
    assert {each.name for each in limitable(Activity) if each.column == "*"} == {
        "attendees", "bookings", "tags", "characteristics", "attachments", "comments", "followers",
    }  # fmt: skip


def test_hidden_parts_are_read_by_no_query(cast: Cast, account: Contact) -> None:
    limit(cast.anna, "hidden", "phones", "categories", by=cast.dora)

    for table in ("contacts_phone", "contacts_categorised"):
        assert read(cast.anna, f"SELECT * FROM {table}") == []
        assert len(read(cast.dora, f"SELECT id FROM {table}")) == 1
    with enter(cast.anna.pk):
        assert not account.categories.exists()
        assert not Contact.objects.filter(phones__number=NUMBER).exists()


def test_who_sees_all_contacts_sees_no_hidden_parts_either(cast: Cast, account: Contact) -> None:
    limit(cast.dora, "hidden", "phones", by=cast.dora)

    assert read(cast.dora, "SELECT * FROM contacts_phone") == []
    assert len(read(cast.dora, "SELECT id FROM contacts_contact")) > 0


def test_search_does_not_tell_of_hidden_parts(cast: Cast, account: Contact) -> None:
    with enter(cast.anna.pk):
        assert [hit.caption for group in find("0744123456") for hit in group.hits] == ["Hotel Bistrița SRL"]

    limit(cast.anna, "hidden", "phones", by=cast.dora)

    with enter(cast.anna.pk):
        assert find("0744123456") == []
        assert [hit.caption for group in find("bistrita") for hit in group.hits] == ["Hotel Bistrița SRL"]
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        read(cast.anna, "SELECT id FROM contacts_contact WHERE search @@ '0744123456'")


def test_history_leaves_out_hidden_parts(cast: Cast, account: Contact) -> None:
    limit(cast.anna, "hidden", "phones", by=cast.dora)

    with enter(cast.anna.pk):
        assert not Change.objects.filter(table="contacts_phone").exists()
        assert Change.objects.filter(table="contacts_contact").exists()
    with enter(cast.dora.pk):
        assert Change.objects.filter(table="contacts_phone").exists()


@pytest.mark.parametrize("level", ["hidden", "read_only"])
def test_limited_parts_are_not_written_whatever_the_path(cast: Cast, account: Contact, level: str) -> None:
    limit(cast.anna, level, "phones", by=cast.dora)

    with enter(cast.anna.pk):
        Phone.objects.update(number="+40744000000")
        Phone.objects.all().delete()
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Phone.objects.create(contact=account, number="+40744000001")
    assert read(cast.dora, "SELECT number FROM contacts_phone") == [(NUMBER,)]


def test_read_only_parts_are_read_and_refused_by_their_name(cast: Cast, account: Contact) -> None:
    limit(cast.anna, "read_only", "phones", "categories", by=cast.dora)
    found = seen_by(cast.anna, account)
    with enter(cast.anna.pk):
        there = [{"id": phone.pk, "number": phone.number} for phone in found.phones.all()]
    assert [phone["number"] for phone in there] == [NUMBER]

    for parts, name in (({"phones": []}, "phones"), ({"phones": [*there, PHONES["phones"][0]]}, "phones")):
        with pytest.raises(ValidationError) as refused:
            commands.change(found, {"notes": "Changed"}, parts, by=cast.anna)
        assert list(refused.value.message_dict) == [name]
    with pytest.raises(ValidationError) as refused:
        commands.change(found, {"categories": []}, by=cast.anna)
    assert list(refused.value.message_dict) == ["categories"]

    # What stays as it is may be sent along.
    commands.change(found, {"notes": "Changed"}, {"phones": there}, by=cast.anna)
    assert read(cast.dora, "SELECT number FROM contacts_phone") == [(NUMBER,)]


def test_a_record_goes_with_the_parts_that_are_kept_from_who_deletes_it(cast: Cast, account: Contact) -> None:
    limit(cast.anna, "hidden", "phones", by=cast.dora)

    commands.delete(seen_by(cast.anna, account), by=cast.anna)

    assert read(cast.dora, "SELECT id FROM contacts_phone") == []
    with enter(cast.anna.pk):
        entry = Entry.objects.filter(verb="delete").latest("id")
    with pytest.raises(ValidationError, match="someone who does can undo it"):
        undo(entry, by=cast.anna)
    undo(entry, by=cast.dora)
    assert read(cast.dora, "SELECT number FROM contacts_phone") == [(NUMBER,)]


def test_what_is_read_only_comes_back_with_its_record(cast: Cast, account: Contact) -> None:
    limit(cast.anna, "read_only", "phones", by=cast.dora)
    commands.delete(seen_by(cast.anna, account), by=cast.anna)
    with enter(cast.anna.pk):
        entry = Entry.objects.filter(verb="delete").latest("id")

    undo(entry, by=cast.anna)

    assert read(cast.anna, "SELECT number FROM contacts_phone") == [(NUMBER,)]

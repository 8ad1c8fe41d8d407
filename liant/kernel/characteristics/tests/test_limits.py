"""What a role hides or holds fixed of characteristics, one by one, at every door and in plain SQL (CON-12, SEC-05)."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction
from django.http import QueryDict
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, FieldLimit, Role
from liant.kernel.characteristics.samples import characteristic
from liant.kernel.criteria.reading import parse
from liant.kernel.entity import commands
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.registry import entity_of
from liant.kernel.history.models import Entry
from liant.kernel.history.undo import undo
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.limiting import limit, read
from liant.modules.contacts.models import Contact, ContactCharacteristic
from liant.modules.contacts.samples import contact

SignIn = Callable[[Employee], Client]
pytestmark = pytest.mark.req("CON-12", "SEC-05")
SECRET, OPEN = "characteristics.salary", "characteristics.head_count"
VALUES = "SELECT number FROM contacts_contactcharacteristic ORDER BY number"


@pytest.fixture
def record(cast: Cast) -> Contact:
    for name in ("Salary", "Head count"):
        characteristic(owner=cast.dora, by=cast.dora, name=name, is_column=True)
    return contact(owner=cast.anna, by=cast.anna, name="Cetina SRL", **{SECRET: 9000, OPEN: 5})


def contacts() -> Entity:
    entity = entity_of(Contact)
    assert entity
    return entity


def test_what_is_hidden_is_told_at_no_door(cast: Cast, record: Contact, sign_in: SignIn) -> None:
    commands.change(record, {SECRET: 9500, OPEN: 6}, by=cast.anna)
    limit(cast.anna, "hidden", SECRET, by=cast.dora)
    client = sign_in(cast.anna)
    pages = {
        "list": "/contacts/", "page": f"/contacts/{record.pk}/", "form": f"/contacts/{record.pk}/edit/",
        "new": "/contacts/new/?kind=account", "history": f"/contacts/{record.pk}/history/",
        "API": f"/api/contacts/{record.pk}/", "file": "/contacts/export/?format=csv",
        "condition": "/contacts/criteria/", "import": "/contacts/import/",
    }  # fmt: skip

    told = {}
    for name, url in pages.items():
        response: Any = client.get(url)
        assert response.status_code == 200, name
        body = b"".join(response.streaming_content) if response.streaming else response.content
        told[name] = [word for word in (b"alary", b"9000", b"9,500", b"9500") if word in body]

    assert not any(told.values()), told


def test_what_is_hidden_can_be_asked_for_in_no_way(cast: Cast, record: Contact) -> None:
    limit(cast.anna, "hidden", SECRET, by=cast.dora)

    with enter(cast.anna.pk):
        filtered = Listing(contacts(), QueryDict(f"{SECRET}.from=1000000"))
        ordered = Listing(contacts(), QueryDict(f"sort={SECRET}"))
        assert [str(found) for found in filtered.page.records] == ["Cetina SRL"]
        assert ordered.order.field == "sort_key"
        assert SECRET not in {target.name for target in contacts().import_targets}
        with pytest.raises(ValidationError):
            parse(Contact, json.dumps({"field": SECRET, "operator": "filled"}))
        parse(Contact, json.dumps({"field": OPEN, "operator": "filled"}))


def test_what_is_hidden_is_read_by_no_query(cast: Cast, record: Contact) -> None:
    limit(cast.anna, "hidden", SECRET, by=cast.dora)

    assert read(cast.anna, VALUES) == [(5.0,)]
    assert read(cast.dora, VALUES) == [(5.0,), (9000.0,)]
    assert read(cast.anna, "SELECT after FROM history_shown WHERE after ->> 'number' = '9000'") == []
    assert len(read(cast.dora, "SELECT after FROM history_shown WHERE after ->> 'number' = '9000'")) == 1


def test_who_sees_all_contacts_does_not_see_it_either(cast: Cast, record: Contact) -> None:
    limit(cast.dora, "hidden", SECRET, by=cast.dora)

    assert read(cast.dora, VALUES) == [(5.0,)]


@pytest.mark.parametrize("level", ["hidden", "read_only"])
def test_what_is_limited_is_written_by_no_path(cast: Cast, record: Contact, level: str) -> None:
    with enter(cast.dora.pk):
        kept = ContactCharacteristic.objects.get(number=9000)
        other = contact(owner=cast.anna, by=cast.dora, name="Fag SRL")
    limit(cast.anna, level, SECRET, by=cast.dora)

    with enter(cast.anna.pk):
        ContactCharacteristic.objects.update(number=1)
        ContactCharacteristic.objects.all().delete()
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            ContactCharacteristic.objects.create(whole=other, characteristic_id=kept.characteristic_id, number=2)
    with pytest.raises(ValidationError) as refused:
        commands.change(record, {SECRET: 1}, by=cast.anna)

    assert set(refused.value.message_dict) == {SECRET}
    assert read(cast.dora, VALUES) == [(9000.0,)]


def test_what_is_read_only_is_shown_and_may_be_sent_along_as_it_is(
    cast: Cast, record: Contact, sign_in: SignIn
) -> None:
    limit(cast.anna, "read_only", SECRET, by=cast.dora)

    with enter(cast.dora.pk):
        made = ContactCharacteristic.objects.get(number=9000).characteristic
    commands.change(made, {"is_required": True}, by=cast.dora)

    form = sign_in(cast.anna).get(f"/contacts/{record.pk}/edit/").context["form"]
    commands.change(record, {SECRET: 9000, OPEN: 7}, by=cast.anna)

    assert form.fields[SECRET].disabled
    assert not form.fields[SECRET].required
    assert not form.fields[OPEN].disabled
    assert read(cast.anna, VALUES) == [(7.0,), (9000.0,)]


def test_what_is_kept_from_one_is_not_asked_of_her(cast: Cast, record: Contact) -> None:
    with enter(cast.dora.pk):
        made = ContactCharacteristic.objects.get(number=9000).characteristic
    commands.change(made, {"is_required": True}, by=cast.dora)
    limit(cast.anna, "hidden", SECRET, by=cast.dora)

    contact(owner=cast.anna, by=cast.anna, name="Fag SRL")

    with pytest.raises(ValidationError):
        contact(owner=cast.irina, by=cast.irina, name="Fag SRL")


def test_a_change_of_what_is_hidden_is_undone_by_who_sees_it(cast: Cast, record: Contact) -> None:
    commands.change(record, {SECRET: 9500}, by=cast.anna)
    with enter(cast.anna.pk):
        entry = Entry.objects.latest("id")
    limit(cast.anna, "hidden", SECRET, by=cast.dora)

    with pytest.raises(ValidationError, match="someone who does can undo it"):
        undo(entry, by=cast.anna)
    undo(entry, by=cast.dora)

    assert (9000.0,) in read(cast.dora, VALUES)


def test_a_record_goes_with_what_is_hidden_from_who_deletes_it(cast: Cast, record: Contact) -> None:
    limit(cast.anna, "hidden", SECRET, by=cast.dora)

    commands.delete(record, by=cast.anna)

    assert read(cast.dora, VALUES) == []


def test_a_role_is_made_to_limit_one_in_its_page_and_history_names_it(
    cast: Cast, record: Contact, sign_in: SignIn
) -> None:
    with enter(cast.dora.pk):
        role = Role.objects.filter(assignments__employee=cast.anna).get()
    client = sign_in(cast.dora)

    page = client.get(f"/roles/{role.pk}/rights/").content.decode()
    answer = client.put(
        f"/api/rights/roles/{role.pk}/fields/",
        {"limits": [{"entity": "contact", "field": SECRET, "level": "hidden"}]},
        content_type="application/json",
    )
    history = client.get(f"/roles/{role.pk}/history/").content.decode()

    assert f"contact.{SECRET}" in page
    assert answer.status_code == 200, answer.content
    assert read(cast.anna, VALUES) == [(5.0,)]
    assert "Salary" in history
    with enter(cast.dora.pk):
        assert FieldLimit.objects.get().field == SECRET


def test_all_characteristics_may_be_hidden_at_once(cast: Cast, record: Contact) -> None:
    limit(cast.anna, "hidden", "characteristics", by=cast.dora)

    assert read(cast.anna, VALUES) == []
    with enter(cast.anna.pk):
        assert [target.name for target in contacts().import_targets if "characteristics" in target.name] == []

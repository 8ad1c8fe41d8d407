"""What is said of a record: by whom, to whom it is told, and what the database refuses (GEN-02)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.comments import commands
from liant.kernel.comments.mentions import colleagues, drawn
from liant.kernel.entity import commands as records
from liant.kernel.history.models import Entry
from liant.kernel.history.undo import undo
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.limiting import read
from liant.modules.contacts.models import Contact, ContactComment, ContactFollower
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("GEN-02")
SignIn = Callable[[Employee], Client]


@pytest.fixture
def record(cast: Cast) -> Contact:
    """Anna's, in North; Eleni, her head, and Dora see it, too."""
    return contact(owner=cast.anna, by=cast.anna)


def say(record: Contact, text: str, by: Employee) -> Any:
    return commands.say(record, text, by=by)


def texts(by: Employee) -> list[str]:
    with enter(by.pk):
        return list(ContactComment.objects.values_list("text", flat=True))


def followers(record: Contact, by: Employee) -> set[int]:
    with enter(by.pk):
        return set(ContactFollower.objects.filter(whole=record).values_list("employee_id", flat=True))


def write(by: Employee, sql: str) -> int:
    """How many rows plain SQL writes for an employee."""
    with enter(by.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.rowcount


def undo_latest(by: Employee) -> None:
    with enter(by.pk):
        latest = Entry.objects.latest("id")
    undo(latest, by=by)


@pytest.fixture
def reader(cast: Cast) -> Employee:
    """Boris may see all contacts and change none but his own."""
    write(
        cast.dora,
        "UPDATE access_grant SET scope = 'all' WHERE entity = 'contact' AND action = 'see' AND role_id IN "
        f"(SELECT role_id FROM access_roleassignment WHERE employee_id = {cast.boris.pk})",
    )
    return cast.boris


@pytest.mark.req("SEC-06")
def test_who_sees_a_record_comments_on_it_and_nobody_else(cast: Cast, record: Contact, reader: Employee) -> None:
    say(record, "Salut", reader)
    with pytest.raises(PermissionDenied):
        say(record, "Salut", cast.omar)

    assert texts(cast.anna) == ["Salut"]
    assert texts(cast.omar) == []


@pytest.mark.req("SEC-06")
def test_the_database_lets_nobody_write_what_is_not_theirs(cast: Cast, record: Contact, reader: Employee) -> None:
    made = say(record, "Salut", cast.eleni)
    table = "contacts_contactcomment"
    add = f"INSERT INTO {table} (whole_id, text, author_employee_id, audience) VALUES ({record.pk}, 'Eu', %s, '{{}}')"

    with pytest.raises(ProgrammingError, match="row-level security"):
        write(reader, add % cast.anna.pk)
    with pytest.raises(ProgrammingError, match="row-level security"):
        write(cast.omar, add % cast.omar.pk)
    with pytest.raises(ProgrammingError, match="row-level security"):
        write(cast.eleni, f"UPDATE {table} SET author_employee_id = {cast.anna.pk} WHERE id = {made.pk}")
    changed = write(cast.anna, f"UPDATE {table} SET text = 'Alt' WHERE id = {made.pk}")
    gone = write(reader, f"DELETE FROM {table} WHERE id = {made.pk}")

    assert (changed, gone) == (0, 0)
    assert write(reader, add % reader.pk) == 1
    assert write(cast.eleni, f"DELETE FROM {table} WHERE id = {made.pk}") == 1


@pytest.mark.req("SEC-06")
def test_nobody_makes_a_colleague_unfollow(cast: Cast, record: Contact, reader: Employee) -> None:
    commands.follow(record, by=cast.eleni)

    gone = write(reader, "DELETE FROM contacts_contactfollower")

    assert gone == 0
    assert followers(record, cast.anna) == {cast.eleni.pk}


def test_one_changes_and_takes_back_what_one_said(cast: Cast, record: Contact) -> None:
    made = say(record, "Salut", cast.eleni)

    commands.reword(made, "Bună", by=cast.eleni)
    with pytest.raises(PermissionDenied):
        commands.reword(made, "Altfel", by=cast.anna)
    after = texts(cast.anna)
    commands.take_back(made, by=cast.eleni)

    assert after == ["Bună"]
    assert texts(cast.anna) == []


@pytest.mark.req("SEC-08")
def test_others_comments_go_with_a_record_and_come_back_as_they_were(cast: Cast, record: Contact) -> None:
    say(record, "Salut", cast.eleni)
    records.delete(record, by=cast.anna)
    assert texts(cast.dora) == []

    undo_latest(cast.anna)

    assert read(cast.dora, "SELECT text, author_employee_id FROM contacts_contactcomment") == [("Salut", cast.eleni.pk)]


@pytest.mark.req("SEC-06")
def test_an_undo_puts_nothing_in_anybodys_mouth(cast: Cast, record: Contact) -> None:
    made = say(record, "Salut", cast.eleni)
    number = made.pk
    commands.take_back(made, by=cast.eleni)
    with enter(cast.anna.pk):
        entry = Entry.objects.latest("id").pk
    add = (
        f"SELECT set_config('liant.undoes', '{entry}', true);"
        "INSERT INTO contacts_contactcomment (id, whole_id, text, author_employee_id, audience) "
        f"VALUES ({number}, {record.pk}, 'Altceva', {cast.eleni.pk}, '{{}}')"
    )

    with pytest.raises(ProgrammingError, match="row-level security"):
        write(cast.anna, add)

    assert texts(cast.dora) == []


def test_who_does_not_see_the_record_is_not_mentioned(cast: Cast, record: Contact) -> None:
    with pytest.raises(ValidationError, match="does not see this record"):
        say(record, f"Vezi @[{cast.omar.pk}]", cast.anna)
    with enter(cast.anna.pk):
        offered = [each["id"] for each in colleagues(record, "el")]

    assert offered == [cast.eleni.pk]
    assert texts(cast.anna) == []


@pytest.mark.parametrize("text", ["", "  \n", "x" * 5_001])
def test_a_comment_has_one_to_5000_characters(cast: Cast, record: Contact, text: str) -> None:
    with pytest.raises(ValidationError):
        say(record, text, cast.anna)


def test_who_comments_or_is_mentioned_follows_until_they_say_otherwise(cast: Cast, record: Contact) -> None:
    say(record, f"Vezi @[{cast.dora.pk}]", cast.anna)
    before = followers(record, cast.anna)

    commands.unfollow(record, by=cast.dora)

    assert before == {cast.anna.pk, cast.dora.pk}
    assert followers(record, cast.anna) == {cast.anna.pk}


@pytest.mark.req("SEC-09")
def test_a_text_is_drawn_with_links_and_nothing_else_in_it_works(cast: Cast) -> None:
    with enter(cast.anna.pk):
        (html,) = drawn([f"<b>@[{cast.eleni.pk}]</b> https://liant.example/?a=1&b=2 javascript:alert(1)"])

    assert f'<a class="mention" href="/employees/{cast.eleni.pk}/">@' in html
    assert '<a href="https://liant.example/?a=1&amp;b=2" rel="nofollow">' in html
    assert "&lt;b&gt;" in html
    assert html.count("<a ") == 2


def test_the_tab_takes_comments_and_keeps_what_is_refused(cast: Cast, sign_in: SignIn, record: Contact) -> None:
    client, address = sign_in(cast.anna), f"/contacts/{record.pk}/comments/"

    said = client.post(f"{address}say/", {"text": "Salut"}, follow=True).content.decode()
    refused = client.post(f"{address}say/", {"text": f"Vezi @[{cast.omar.pk}]"})
    followed = client.post(f"{address}follow/", {"stop": "1"}, follow=True).content.decode()

    assert "Salut" in said
    assert "Unfollow" in said
    assert refused.status_code == 422
    assert f"Vezi @[{cast.omar.pk}]</textarea>" in refused.content.decode()
    assert "Unfollow" not in followed


def test_one_changes_ones_own_comment_on_the_page_alone(cast: Cast, sign_in: SignIn, record: Contact) -> None:
    made = say(record, "Salut", cast.anna)
    address = f"/contacts/{record.pk}/comments/{made.pk}/"

    stranger = sign_in(cast.eleni).post(address, {"text": "Altceva"}).status_code
    empty = sign_in(cast.anna).post(address, {"text": ""}).status_code
    changed = sign_in(cast.anna).post(address, {"text": "Bună"}, follow=True).content.decode()
    sign_in(cast.anna).post(address, {"delete": "1"})

    assert (stranger, empty) == (403, 422)
    assert "Bună" in changed
    assert texts(cast.anna) == []


@pytest.mark.req("GEN-04")
def test_programs_comment_and_follow(cast: Cast, sign_in: SignIn, record: Contact) -> None:
    client, address = sign_in(cast.anna), f"/api/contacts/{record.pk}/comments/"
    sent = {"content_type": "application/json"}

    made = client.post(address, {"text": "Salut"}, **sent).json()
    changed = client.patch(f"{address}{made['id']}/", {"text": "Bună"}, **sent).json()
    listed = client.get(address).json()
    following = client.get(f"/api/contacts/{record.pk}/followers/").json()
    client.delete(f"/api/contacts/{record.pk}/followers/")
    stranger = sign_in(cast.eleni).patch(f"{address}{made['id']}/", {"text": "Alt"}, **sent).status_code
    gone = client.delete(f"{address}{made['id']}/").status_code

    assert listed == {"items": [changed], "next": None}
    assert (changed["text"], changed["author"]) == ("Bună", cast.anna.pk)
    assert [each["id"] for each in following] == [cast.anna.pk]
    assert followers(record, cast.anna) == set()
    assert (stranger, gone) == (403, 204)

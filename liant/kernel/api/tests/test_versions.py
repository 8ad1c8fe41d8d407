"""What one read is changed only as it was read; what one has is not sent again (GEN-04; RFC 9110, 13)."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee, Grant
from liant.kernel.entity import commands
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.database import until_somebody_waits
from liant.kernel.testing.limiting import limit
from liant.modules.contacts.models import Category, Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("GEN-04")
SignIn = Callable[[Employee], Client]


def url(made: Contact) -> str:
    return f"/api/contacts/{made.pk}/"


def patch(client: Client, made: Contact, body: Any, read: str) -> Any:
    headers = {"If-Match": read}
    return client.patch(url(made), json.dumps(body), content_type="application/json", headers=headers)


@pytest.fixture
def made(cast: Cast) -> Contact:
    """Anna's account with a phone."""
    record: Contact = contact(owner=cast.anna, by=cast.anna, parts={"phones": [{"number": "0264 123 456"}]})
    return record


def test_a_copy_that_is_current_is_not_sent_again(cast: Cast, made: Contact, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    read = client.get(url(made))["ETag"]

    again = client.get(url(made), headers={"If-None-Match": f'"other", W/{read}'})

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", read)


def test_a_copy_with_an_old_name_of_another_is_sent_again(cast: Cast, made: Contact, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    read = client.get(url(made))["ETag"]
    with enter(cast.dora.pk):
        Employee.objects.filter(pk=cast.anna.pk).update(family_name="Northern")

    again = client.get(url(made), headers={"If-None-Match": read})
    changed = patch(client, made, {"notes": "x"}, read)

    assert (again.status_code, again.json()["owner"]["caption"]) == (200, "Anna Northern")
    assert changed.status_code == 200


@pytest.mark.parametrize(
    "values",
    [{"notes": "Sună luni."}, {"phones": [{"number": "0264 123 456"}, {"number": "0264 654 321"}]}, {"phones": []}],
)
def test_every_change_of_the_record_or_its_parts_is_another_version(
    cast: Cast, made: Contact, sign_in: SignIn, values: dict[str, Any]
) -> None:
    client = sign_in(cast.anna)
    read = client.get(url(made))["ETag"]
    parts = {name: rows for name, rows in values.items() if name == "phones"}
    commands.change(made, {n: v for n, v in values.items() if n not in parts}, parts, by=cast.dora)

    refused = patch(client, made, {"name": "Mine"}, read)

    problem = refused.json()
    assert (refused.status_code, refused["Content-Type"]) == (412, "application/problem+json")
    assert list(problem["errors"]) == list(values)
    assert problem["errors"][next(iter(values))][0].startswith("Dora Director changed this ")
    assert client.get(url(made)).json()["name"] == made.name


def test_a_link_that_was_added_is_another_version_and_told_by_its_name(
    cast: Cast, made: Contact, sign_in: SignIn
) -> None:
    client = sign_in(cast.anna)
    read = client.get(url(made))["ETag"]
    with enter(cast.dora.pk):
        vip = Category.objects.create(name="VIP")
    commands.change(made, {"categories": [vip]}, by=cast.dora)

    refused = patch(client, made, {"name": "Mine"}, read)

    assert (refused.status_code, list(refused.json()["errors"])) == (412, ["categories"])


def test_who_read_the_last_version_changes_it_and_gets_the_next(cast: Cast, made: Contact, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)

    first = patch(client, made, {"notes": "one"}, client.get(url(made))["ETag"])
    second = patch(client, made, {"notes": "two"}, first["ETag"])
    third = patch(client, made, {"notes": "three"}, first["ETag"])

    assert [first.status_code, second.status_code, third.status_code] == [200, 200, 412]
    assert second["ETag"] == client.get(url(made))["ETag"]


@pytest.mark.parametrize("read", ["*", ""])
def test_who_does_not_ask_changes_whatever_version_there_is(
    cast: Cast, made: Contact, sign_in: SignIn, read: str
) -> None:
    assert patch(sign_in(cast.anna), made, {"notes": "one"}, read).status_code == 200


@pytest.mark.parametrize("read", ["rubbish", '""', '"1.', '"1.99999999999999999999999-x"'])
def test_a_tag_that_liant_never_gave_fits_no_version(cast: Cast, made: Contact, sign_in: SignIn, read: str) -> None:
    assert patch(sign_in(cast.anna), made, {"notes": "one"}, read).status_code == 412


def test_what_was_changed_since_is_not_deleted(cast: Cast, made: Contact, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    read = client.get(url(made))["ETag"]
    commands.change(made, {"notes": "Keep!"}, by=cast.dora)

    refused = client.delete(url(made), headers={"If-Match": read})

    assert (refused.status_code, list(refused.json()["errors"])) == (412, ["notes"])
    assert client.delete(url(made), headers={"If-Match": client.get(url(made))["ETag"]}).status_code == 204


@pytest.mark.req("SEC-05")
def test_what_changed_in_a_hidden_field_is_not_named(cast: Cast, made: Contact, sign_in: SignIn) -> None:
    limit(cast.anna, "hidden", "notes", by=cast.dora)
    client = sign_in(cast.anna)
    read = client.get(url(made))["ETag"]
    commands.change(made, {"notes": "Secret."}, by=cast.dora)

    refused = patch(client, made, {"name": "Mine"}, read)

    assert (refused.status_code, "errors" in refused.json()) == (412, False)


@pytest.mark.parametrize(("method", "without"), [("patch", ""), ("delete", ""), ("delete", "change")])
def test_of_two_who_write_at_once_the_second_is_refused(
    committed: Cast, sign_in: SignIn, method: str, without: str
) -> None:
    cast = committed
    with enter(cast.dora.pk):
        made = contact(owner=cast.anna, by=cast.dora)
        # Who may not change a record can't lock it either.
        Grant.objects.filter(role__assignments__employee=cast.anna, entity="contact", action=without).delete()
    client = sign_in(cast.anna)
    read = client.get(url(made))["ETag"]

    def write() -> Any:
        try:
            headers = {"If-Match": read}
            body = json.dumps({"name": "Second"})
            return getattr(client, method)(url(made), body, content_type="application/json", headers=headers)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as threads:
        with enter(cast.dora.pk):
            commands.change(made, {"name": "First"}, by=cast.dora)
            second = threads.submit(write)
            until_somebody_waits()
        answer = second.result()

    assert (answer.status_code, list(answer.json()["errors"])) == (412, ["name"])


def test_of_two_forms_that_are_saved_at_once_the_second_is_asked(committed: Cast, sign_in: SignIn) -> None:
    with enter(committed.dora.pk):
        made = contact(owner=committed.anna, by=committed.dora)
    client, form = sign_in(committed.anna), f"/contacts/{made.pk}/edit/"
    sent = {"read": client.get(form).context["read"], "name": "Second"}

    def save() -> Any:
        try:
            return client.post(form, sent)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as threads:
        with enter(committed.dora.pk):
            commands.change(made, {"name": "First"}, by=committed.dora)
            second = threads.submit(save)
            until_somebody_waits()
        answer = second.result()

    assert (answer.status_code, "changed this to “First”" in answer.content.decode()) == (422, True)

"""A write that is asked for twice under one key is done once (GEN-04)."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.api.idempotency import is_first_in_line
from liant.kernel.api.jobs import forget_answers
from liant.kernel.api.models import Answer
from liant.kernel.api.tokens import make_token
from liant.kernel.testing.cast import Cast
from liant.modules.contacts.models import Contact
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("GEN-04")
SignIn = Callable[[Employee], Client]
BODY = {"kind": "account", "name": "Once SRL"}


def post(client: Client, body: Any, key: str = "k-1", **headers: str) -> Any:
    sent = {"Idempotency-Key": key} | headers
    return client.post("/api/contacts/", json.dumps(body), content_type="application/json", headers=sent)


def number_of(cast: Cast) -> int:
    with enter(cast.dora.pk):
        return Contact.objects.count()


def test_asked_twice_it_is_done_once_and_answered_alike(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)

    first, again = post(client, BODY), post(client, BODY, '"k-1"')

    assert (first.status_code, again.status_code) == (201, 201)
    assert (again.json(), again["ETag"]) == (first.json(), first["ETag"])
    assert (again["Idempotent-Replayed"], "Idempotent-Replayed" in first) == ("true", False)
    assert number_of(cast) == 1


def test_a_deletion_asked_twice_is_no_error(cast: Cast, sign_in: SignIn) -> None:
    made = contact(owner=cast.anna, by=cast.anna)
    client = sign_in(cast.anna)

    answers = [client.delete(f"/api/contacts/{made.pk}/", headers={"Idempotency-Key": "d"}) for _twice in "ab"]

    assert [answer.status_code for answer in answers] == [204, 204]


def test_a_change_bound_to_a_version_is_answered_alike_when_asked_twice(cast: Cast, sign_in: SignIn) -> None:
    made = contact(owner=cast.anna, by=cast.anna)
    client, url = sign_in(cast.anna), f"/api/contacts/{made.pk}/"
    headers = {"If-Match": client.get(url)["ETag"], "Idempotency-Key": "c"}

    answers = [client.patch(url, '{"notes": "x"}', content_type="application/json", headers=headers) for _twice in "ab"]

    assert [answer.status_code for answer in answers] == [200, 200]


def test_another_request_under_the_same_key_is_refused(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    post(client, BODY)

    other = post(client, BODY | {"name": "Twice SRL"})

    assert (other.status_code, number_of(cast)) == (422, 1)


def test_what_was_refused_may_be_corrected_under_the_same_key(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)

    refused, corrected = post(client, {"kind": "account"}), post(client, BODY)

    assert (refused.status_code, corrected.status_code) == (422, 201)


@pytest.mark.req("SEC-06")
def test_the_key_of_another_is_another_key(cast: Cast, sign_in: SignIn) -> None:
    post(sign_in(cast.anna), BODY)

    other = post(sign_in(cast.boris), BODY)

    assert (other.status_code, number_of(cast)) == (201, 2)


@pytest.mark.parametrize("key", ["", "x" * 256])
def test_a_key_that_is_none_is_refused(cast: Cast, sign_in: SignIn, key: str) -> None:
    assert (post(sign_in(cast.anna), BODY, key).status_code, number_of(cast)) == (400, 0)


@pytest.mark.req("SEC-09")
def test_a_token_that_may_only_read_gets_no_kept_answer(cast: Cast, sign_in: SignIn) -> None:
    post(sign_in(cast.anna), BODY)
    with enter(cast.anna.pk):
        _token, secret = make_token("reader", "read", 1, by=cast.anna)

    assert post(Client(), BODY, Authorization=f"Bearer {secret}").status_code == 403


@pytest.mark.req("SEC-05")
def test_an_answer_is_kept_encrypted(cast: Cast, sign_in: SignIn) -> None:
    post(sign_in(cast.anna), BODY)

    with enter(cast.anna.pk):
        kept = Answer.objects.get()
    assert "Once SRL" not in kept.content + json.dumps(kept.headers)


def test_after_a_day_the_key_is_free_and_the_answer_goes(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.anna)
    post(client, BODY)
    with enter(cast.anna.pk):
        Answer.objects.update(created_at=timezone.now() - timedelta(days=1, minutes=1))

    again = post(client, BODY)
    post(client, BODY, "k-2")
    with enter(cast.anna.pk):
        Answer.objects.filter(key="k-2").update(created_at=timezone.now() - timedelta(days=1, minutes=1))
    forget_answers()

    assert (again.status_code, "Idempotent-Replayed" in again) == (201, False)
    with enter(cast.anna.pk):
        assert [kept.key for kept in Answer.objects.all()] == ["k-1"]


def test_a_request_under_way_is_not_begun_again(committed: Cast, sign_in: SignIn) -> None:
    client = sign_in(committed.anna)

    def ask() -> Any:
        try:
            return post(client, BODY)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as threads, enter(committed.anna.pk):
        is_first_in_line(committed.anna.pk, "k-1")
        meanwhile = threads.submit(ask).result(timeout=60)
    afterwards = post(client, BODY)

    assert [meanwhile.status_code, afterwards.status_code] == [409, 201]
    assert number_of(committed) == 1

"""What happens is told to other programs: signed, again when it fails, and no more than its owner sees (GEN-04)."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_network
from threading import Thread
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.entity import commands
from liant.kernel.history.models import Entry
from liant.kernel.history.undo import undo
from liant.kernel.lifecycle.commands import complete
from liant.kernel.testing.cast import Cast
from liant.kernel.testing.limiting import limit
from liant.kernel.webhooks import transport
from liant.kernel.webhooks.jobs import dispatch, forget_deliveries
from liant.kernel.webhooks.models import Delivery, Webhook
from liant.kernel.webhooks.sending import WAITS, send_due
from liant.modules.activities.samples import activity, stage_of
from liant.modules.contacts.samples import contact

pytestmark = pytest.mark.req("GEN-04")
SignIn = Callable[[Employee], Client]


class Receiver:
    """A program that is told: keeps what came, and answers as it is made to."""

    def __init__(self) -> None:
        self.requests: list[tuple[dict[str, str], str]] = []
        self.status, self.answer, self.headers = 200, "thanks", dict[str, str]()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                receiver.requests.append((dict(self.headers), body))
                self.send_response(receiver.status)
                for name, value in receiver.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(receiver.answer.encode())

            def log_message(self, *_words: Any) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/liant?from=crm"

    @property
    def told(self) -> list[dict[str, Any]]:
        """What was said."""
        return [json.loads(body) for _headers, body in self.requests]


@contextmanager
def listening() -> Iterator[Receiver]:
    receiver = Receiver()
    thread = Thread(target=receiver.server.serve_forever)
    thread.start()
    yield receiver
    receiver.server.shutdown()
    receiver.server.server_close()
    thread.join()


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """A receiver on this machine, which the operator allows."""
    monkeypatch.setattr(settings, "WEBHOOK_NETWORKS", [ip_network("127.0.0.0/8")])
    with listening() as running:
        yield running


def webhook(owner: Employee, url: str, **values: Any) -> Webhook:
    told = {"name": f"ERP {owner.pk}", "url": url, "entities": ["contact", "activity"], "secret": ""}
    events = ["create", "change", "delete", "complete"]
    made: Webhook = commands.create(Webhook, told | {"events": events} | values, by=owner)  # type: ignore[assignment]
    return made


def send(made: Webhook) -> bool:
    return send_due(made.pk, made.owner_id)


def deliveries(made: Webhook) -> list[Delivery]:
    with enter(made.owner_id):
        return list(Delivery.objects.filter(webhook=made.pk).order_by("pk"))


def test_what_happens_to_a_record_is_told_and_signed(cast: Cast, receiver: Receiver) -> None:
    made = webhook(cast.anna, receiver.url)
    record = contact(owner=cast.anna, by=cast.anna, parts={"phones": [{"number": "0264 123 456"}]})
    commands.change(record, {"notes": "Sună luni."}, {"phones": []}, by=cast.dora)
    commands.delete(record, by=cast.anna)
    number = record.pk
    meeting = activity(owner=cast.anna, by=cast.anna)
    with enter(cast.anna.pk):
        done = stage_of("done")
    complete(meeting, done, by=cast.anna)

    send(made)

    types = [told["type"] for told in receiver.told]
    # Who was deleted meanwhile is told of only as deleted.
    assert types == ["contact.delete", "activity.create", "activity.complete"]
    assert receiver.told[0]["data"] == {"id": number}
    assert receiver.told[2]["data"]["record"]["id"] == meeting.pk
    headers, body = receiver.requests[0]
    key = base64.b64decode(made.secret.reveal().removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.{body}".encode()
    assert headers["webhook-signature"] == "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    assert {delivery.state for delivery in deliveries(made)} == {"delivered"}


def test_a_change_is_told_with_what_changed_and_as_the_record_is(cast: Cast, receiver: Receiver) -> None:
    record = contact(owner=cast.anna, by=cast.anna, parts={"phones": [{"number": "0264 123 456"}]})
    made = webhook(cast.anna, receiver.url)
    commands.change(record, {"notes": "Sună luni."}, {"phones": []}, by=cast.dora)

    send(made)

    data = receiver.told[0]["data"]
    assert (data["id"], data["changed"]) == (record.pk, ["notes", "phones"])
    assert (data["record"]["notes"], data["record"]["phones"]) == ("Sună luni.", [])


def test_what_an_undo_brings_back_is_told(cast: Cast, receiver: Receiver) -> None:
    record = contact(owner=cast.anna, by=cast.anna)
    commands.delete(record, by=cast.anna)
    made = webhook(cast.anna, receiver.url)
    with enter(cast.anna.pk):
        undo(Entry.objects.filter(verb="delete").latest("pk"), by=cast.anna)

    send(made)

    assert [told["type"] for told in receiver.told] == ["contact.create"]


@pytest.mark.req("SEC-06")
def test_what_its_owner_does_not_see_is_not_told(cast: Cast, receiver: Receiver) -> None:
    made = webhook(cast.anna, receiver.url)
    hidden = contact(owner=cast.boris, by=cast.boris, name="Tainic SRL")
    commands.change(hidden, {"notes": "x"}, by=cast.boris)
    commands.delete(hidden, by=cast.boris)

    send(made)

    assert (receiver.requests, deliveries(made)) == ([], [])


@pytest.mark.req("SEC-05")
def test_a_hidden_field_is_not_told_nor_that_it_changed(cast: Cast, receiver: Receiver) -> None:
    record = contact(owner=cast.anna, by=cast.anna)
    limit(cast.anna, "hidden", "notes", "phones", by=cast.dora)
    made = webhook(cast.anna, receiver.url)
    commands.change(record, {"notes": "Secret."}, {"phones": [{"number": "0264 123 456"}]}, by=cast.dora)
    commands.change(record, {"notes": "Secret!", "is_customer": True}, by=cast.dora)

    send(made)

    assert [told["data"]["changed"] for told in receiver.told] == [["is_customer"]]
    assert "Secret" not in str(receiver.requests)
    assert len(deliveries(made)) == 1


@pytest.mark.req("SEC-06")
def test_only_its_owner_sets_up_where_it_goes(cast: Cast, receiver: Receiver) -> None:
    made = webhook(cast.anna, receiver.url)

    with pytest.raises(ValidationError, match="make yourself the owner"):
        commands.change(made, {"url": "https://elsewhere.example/"}, by=cast.dora)
    commands.change(made, {"url": "https://elsewhere.example/", "owner": cast.dora}, by=cast.dora)

    with enter(cast.dora.pk):
        assert Webhook.objects.get().owner_id == cast.dora.pk


def test_what_was_not_subscribed_is_not_told(cast: Cast, receiver: Receiver) -> None:
    made = webhook(cast.anna, receiver.url, entities=["activity"])
    off = webhook(cast.anna, receiver.url, name="Off", is_active=False)
    only_deleted = webhook(cast.anna, receiver.url, name="Deleted", events=["delete"])

    contact(owner=cast.anna, by=cast.anna)

    assert [deliveries(each) for each in (made, off, only_deleted)] == [[], [], []]


def test_what_was_rolled_back_is_not_told(cast: Cast, receiver: Receiver) -> None:
    made = webhook(cast.anna, receiver.url)

    with enter(cast.anna.pk), transaction.atomic():
        contact(owner=cast.anna, by=cast.anna)
        transaction.set_rollback(True)

    assert deliveries(made) == []


def test_what_fails_is_tried_again_with_growing_waits_and_then_given_up(cast: Cast, receiver: Receiver) -> None:
    made = webhook(cast.anna, receiver.url)
    contact(owner=cast.anna, by=cast.anna)
    receiver.status, receiver.answer = 503, "down" * 2000
    waits = []

    for _attempt in range(len(WAITS) + 1):
        send(made)
        (delivery,) = deliveries(made)
        waits.append(round((delivery.tried_at - timezone.now()).total_seconds() / 60))
        with enter(cast.anna.pk):
            Delivery.objects.update(tried_at=timezone.now())

    assert waits == [*WAITS, 0]
    assert (delivery.state, delivery.attempts, delivery.status, len(delivery.answer)) == ("failed", 10, 503, 2000)
    assert len({headers["webhook-id"] for headers, _body in receiver.requests}) == 1


def test_the_messages_behind_one_that_fails_wait(cast: Cast, receiver: Receiver) -> None:
    made = webhook(cast.anna, receiver.url)
    for name in "AB":
        contact(owner=cast.anna, by=cast.anna, name=name)
    receiver.status = 500

    assert send(made) is False

    assert [delivery.attempts for delivery in deliveries(made)] == [1, 0]


def test_one_that_fails_for_days_is_switched_off_with_a_note(cast: Cast, receiver: Receiver, sign_in: SignIn) -> None:
    made = webhook(cast.anna, receiver.url)
    contact(owner=cast.anna, by=cast.anna)
    receiver.status = 500
    send(made)
    with enter(cast.anna.pk):
        before = Webhook.objects.get(pk=made.pk)
        Webhook.objects.update(failing_since=timezone.now() - timedelta(days=4))
        Delivery.objects.update(tried_at=timezone.now())

    send(made)

    with enter(cast.anna.pk):
        after = Webhook.objects.get(pk=made.pk)
    page = sign_in(cast.anna).get(f"/webhooks/{made.pk}/").content.decode()
    assert (before.is_active, before.failing_since is None, after.is_active) == (True, False, False)
    assert "switched off for that; make it active when the receiver is mended" in page


def test_a_message_that_arrives_ends_the_failing(cast: Cast, receiver: Receiver) -> None:
    made = webhook(cast.anna, receiver.url)
    contact(owner=cast.anna, by=cast.anna)
    with enter(cast.anna.pk):
        Webhook.objects.update(failing_since=timezone.now() - timedelta(days=4))

    send(made)

    with enter(cast.anna.pk):
        kept = Webhook.objects.get(pk=made.pk)
    assert (kept.is_active, kept.failing_since) == (True, None)


def test_a_redirect_is_not_followed(cast: Cast, receiver: Receiver) -> None:
    made = webhook(cast.anna, receiver.url)
    contact(owner=cast.anna, by=cast.anna)
    receiver.status, receiver.headers = 302, {"Location": receiver.url}

    send(made)

    assert (len(receiver.requests), deliveries(made)[0].status) == (1, 302)


@pytest.mark.req("SEC-09")
@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://[::1]:{port}/", "https://10.0.0.1/",
     "https://169.254.169.254/latest/", "https://[::ffff:127.0.0.1]:{port}/", "https://0.0.0.0/",
     "https://[64:ff9b::7f00:1]/", "http://8.8.8.8/"],
)  # fmt: skip
def test_our_own_network_is_asked_nothing(cast: Cast, url: str) -> None:
    with listening() as receiver:
        made = webhook(cast.anna, url.format(port=receiver.server.server_port))
        contact(owner=cast.anna, by=cast.anna)

        send(made)

        (delivery,) = deliveries(made)
        assert (receiver.requests, delivery.status) == ([], None)
        assert "may not be asked" in delivery.answer


@pytest.mark.req("SEC-09")
@pytest.mark.parametrize("answers", [["127.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["93.184.216.34", "::1"]])
def test_a_name_that_leads_inside_is_not_asked(monkeypatch: pytest.MonkeyPatch, answers: list[str]) -> None:
    asked: list[str] = []

    def look_up(host: str, port: int, **_more: Any) -> list[Any]:
        asked.append(host)
        return [(0, 0, 0, "", (address, port)) for address in answers]

    with monkeypatch.context() as patched:
        patched.setattr(transport.socket, "getaddrinfo", look_up)
        outcome = transport.post("https://erp.example/", b"{}", {})

    assert (asked, outcome.status) == (["erp.example"], None)
    assert "may not be asked" in outcome.answer


@pytest.mark.req("SEC-09")
def test_what_was_judged_is_what_is_connected_to(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    port, asked = receiver.server.server_port, list[str]()
    true = transport.socket.getaddrinfo

    def look_up(host: str, port: int, *given: Any, **more: Any) -> list[Any]:
        asked.append(host)
        return true("127.0.0.1", port, *given, **more)

    monkeypatch.setattr(transport.socket, "getaddrinfo", look_up)

    outcome = transport.post(f"http://erp.example:{port}/", b"{}", {})

    # The second is the number that the first gave: nobody asks for the name again.
    assert (outcome.status, asked) == (200, ["erp.example", "127.0.0.1"])
    assert receiver.requests[0][0]["Host"] == f"erp.example:{port}"


def test_the_outbox_queues_one_job_for_each_webhook(cast: Cast, receiver: Receiver) -> None:
    made = webhook(cast.anna, receiver.url)
    for name in "AB":
        contact(owner=cast.anna, by=cast.anna, name=name)

    dispatch()

    jobs = ProcrastinateJob.objects.filter(task_name="webhooks.deliver")
    assert [job.args for job in jobs] == [{"webhook_id": made.pk, "employee_id": cast.anna.pk}]


def test_a_message_is_sent_again_from_the_log(cast: Cast, receiver: Receiver, sign_in: SignIn) -> None:
    made = webhook(cast.anna, receiver.url)
    contact(owner=cast.anna, by=cast.anna)
    send(made)
    client, (delivery,) = sign_in(cast.anna), deliveries(made)
    log = client.get(f"/webhooks/{made.pk}/deliveries/").content.decode()

    by_page = client.post(f"/webhook-deliveries/{delivery.pk}/replay/")
    send(made)
    by_api = client.post(f"/api/webhook-deliveries/{delivery.pk}/replay/")
    send(made)

    assert f"/webhook-deliveries/{delivery.pk}/replay/" in log
    assert (by_page.status_code, by_api.status_code, by_api.json()["state"]) == (302, 200, "waiting")
    assert len({headers["webhook-id"] for headers, _body in receiver.requests}) == 1
    assert len(receiver.requests) == 3
    assert client.get("/api/webhook-deliveries/").json()["items"][0]["state"] == "delivered"


@pytest.mark.req("SEC-06")
def test_the_log_is_its_owners_alone(cast: Cast, receiver: Receiver, sign_in: SignIn) -> None:
    made = webhook(cast.anna, receiver.url)
    contact(owner=cast.anna, by=cast.anna)
    (delivery,) = deliveries(made)
    client = sign_in(cast.dora)

    answers = [
        client.post(f"/webhook-deliveries/{delivery.pk}/replay/").status_code,
        client.post(f"/api/webhook-deliveries/{delivery.pk}/replay/").status_code,
        client.get(f"/webhooks/{made.pk}/deliveries/").status_code,
    ]

    assert answers == [404, 404, 404]
    assert client.get("/api/webhook-deliveries/").json()["items"] == []


def test_the_log_is_kept_for_a_month_and_goes_with_its_webhook(cast: Cast, receiver: Receiver) -> None:
    made, other = (webhook(cast.anna, receiver.url, name=name) for name in ("Kept", "Gone"))
    contact(owner=cast.anna, by=cast.anna)
    contact(owner=cast.anna, by=cast.anna, name="Second")
    with enter(cast.anna.pk):
        Delivery.objects.filter(pk=deliveries(made)[0].pk).update(created_at=timezone.now() - timedelta(days=31))
    commands.delete(other, by=cast.anna)

    forget_deliveries()

    assert (len(deliveries(made)), len(deliveries(other))) == (1, 0)


@pytest.mark.req("SEC-05")
def test_the_secret_is_kept_encrypted_and_made_where_none_is_given(cast: Cast, sign_in: SignIn) -> None:
    body = {"name": "ERP", "url": "https://erp.example/", "entities": ["contact"], "events": ["create"]}

    made = sign_in(cast.anna).post("/api/webhooks/", json.dumps(body), content_type="application/json")

    with enter(cast.anna.pk), connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM webhooks_webhook")
        kept = cursor.fetchone()[0]
        secret = Webhook.objects.get().secret.reveal()
    assert made.status_code == 201
    assert (secret.startswith("whsec_"), "whsec_" in kept, secret in made.content.decode()) == (True, False, False)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("url", "ftp://erp.example/"), ("url", "https://me:secret@erp.example/"), ("url", "erp"), ("secret", "hush"),
        ("entities", []), ("entities", ["planet"]), ("events", ["explode"]),
    ],
)  # fmt: skip
def test_what_can_not_be_is_told_by_field(cast: Cast, sign_in: SignIn, field: str, value: Any) -> None:
    body = {"name": "ERP", "url": "https://erp.example/", "entities": ["contact"], "events": ["create"]}

    answer = sign_in(cast.anna).post(
        "/api/webhooks/", json.dumps(body | {field: value}), content_type="application/json"
    )

    assert (answer.status_code, list(answer.json()["errors"])) == (422, [field])

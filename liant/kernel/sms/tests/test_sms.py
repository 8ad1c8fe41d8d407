"""Parts of a text, and a gateway that is asked in earnest."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any, ClassVar

import pytest
from django.core.exceptions import ImproperlyConfigured

from liant.config.sms import sms_url
from liant.kernel.sms import SmsRefusedError, parts_of, send_sms


class Gateway(BaseHTTPRequestHandler):
    """Takes messages, but none that asks to be refused."""

    taken: ClassVar[list[tuple[str | None, Any]]] = []

    def do_POST(self) -> None:
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.taken.append((self.headers["Authorization"], said))
        self.send_response({"refuse": 400, "redirect": 302}.get(said["text"], 202))
        if said["text"] == "redirect":
            self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *_said: object) -> None:
        """Say nothing."""


@pytest.fixture
def gateway(settings: Any) -> Iterator[list[tuple[str | None, Any]]]:
    """A gateway on this machine, and what it took."""
    Gateway.taken.clear()
    server = HTTPServer(("127.0.0.1", 0), Gateway)
    Thread(target=server.serve_forever, daemon=True).start()
    settings.SMS_URL, settings.SMS_TOKEN = f"http://127.0.0.1:{server.server_port}/send", "secret"
    yield Gateway.taken
    server.shutdown()
    server.server_close()


@pytest.mark.req("CON-09")
@pytest.mark.parametrize(
    ("text", "alphabet", "places", "number"),
    [
        ("La multi ani!", "GSM-7", 13, 1),
        ("La mulți ani!", "UCS-2", 13, 1),
        ("€", "GSM-7", 2, 1),
        ("a" * 160, "GSM-7", 160, 1),
        ("a" * 161, "GSM-7", 161, 2),
        ("a" * 307, "GSM-7", 307, 3),
        ("ș" * 70, "UCS-2", 70, 1),
        ("ș" * 71, "UCS-2", 71, 2),
        ("🎂", "UCS-2", 2, 1),
    ],
)
def test_a_text_takes_so_many_parts(text: str, alphabet: str, places: int, number: int) -> None:
    parts = parts_of(text)

    assert (parts.alphabet, parts.places, parts.number) == (alphabet, places, number)


@pytest.mark.req("CON-09")
def test_a_message_is_handed_in_with_the_token(gateway: list[Any]) -> None:
    send_sms("+40722123456", "La mulți ani!")

    assert gateway == [("Bearer secret", {"to": "+40722123456", "text": "La mulți ani!"})]


@pytest.mark.req("CON-09")
@pytest.mark.parametrize(("text", "status"), [("refuse", "400"), ("redirect", "302")])
def test_what_the_gateway_does_not_take_is_told(gateway: list[Any], text: str, status: str) -> None:
    with pytest.raises(SmsRefusedError, match=status):
        send_sms("+40722123456", text)

    assert len(gateway) == 1


@pytest.mark.req("CON-09")
@pytest.mark.parametrize(("url", "words"), [("", "No SMS gateway is set up"), ("http://127.0.0.1:9/", "be reached")])
def test_without_a_gateway_nothing_is_sent(settings: Any, url: str, words: str) -> None:
    settings.SMS_URL = url

    with pytest.raises(SmsRefusedError, match=words):
        send_sms("+40722123456", "Salut")


@pytest.mark.req("CON-09")
def test_an_address_that_is_none_is_told_at_the_start() -> None:
    assert sms_url({}) == ""
    with pytest.raises(ImproperlyConfigured, match="LIANT_SMS_URL"):
        sms_url({"LIANT_SMS_URL": "gateway.example"})

"""A WSGI application behind an ASGI server: whole answers, streamed ones, and what browsers send (GEN-05)."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from liant.config.pages import PIECE, Pages, Wsgi

pytestmark = pytest.mark.req("GEN-05")
Started = Callable[..., Any]
OK = ("200 OK", [("Content-Type", "text/plain")])


class Whole(list[bytes]):
    """An answer that is made at once, as Django's are."""

    streaming = False

    def close(self) -> None:
        """Nothing is open."""


def asked(wsgi: Wsgi, *messages: dict[str, Any], headers: Iterable[tuple[bytes, bytes]] = ()) -> list[Any]:
    """What is sent to who asks this."""
    waiting, sent = list(messages) or [{"type": "http.request", "body": b"", "more_body": False}], []

    async def receive() -> Any:
        # After the last one nothing comes.
        return waiting.pop(0) if waiting else await asyncio.Event().wait()

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/știri/", "query_string": b"a=%C8%99", "http_version": "1.1",
        "headers": list(headers), "client": ("192.0.2.7", 4711), "server": ("127.0.0.1", 8000),
    }  # fmt: skip
    asyncio.run(Pages(wsgi, 1)(scope, receive, send))
    return sent


def test_an_answer_is_sent_whole() -> None:
    def wsgi(environ: Any, start: Started) -> Iterable[bytes]:
        start(*OK)
        path = environ["PATH_INFO"].encode("latin1").decode()
        return Whole([path.encode(), environ["QUERY_STRING"].encode(), environ["REMOTE_ADDR"].encode()])

    begun, body = asked(wsgi)

    assert (begun["status"], begun["headers"]) == (200, [(b"content-type", b"text/plain")])
    assert (body["body"], body["more_body"]) == ("/știri/a=%C8%99192.0.2.7".encode(), False)


def test_a_long_answer_is_sent_in_pieces_as_it_is_made() -> None:
    def wsgi(_environ: Any, start: Started) -> Iterator[bytes]:
        start(*OK)
        return (b"x" * 4096 for _ in range(40))

    begun, *pieces = asked(wsgi)

    assert begun["status"] == 200
    assert [len(each["body"]) for each in pieces] == [PIECE, PIECE, 40 * 4096 - 2 * PIECE, 0]
    assert [each["more_body"] for each in pieces] == [True, True, True, False]


def test_what_is_sent_is_read_as_it_comes_until_the_browser_goes() -> None:
    lines = []

    def wsgi(environ: Any, start: Started) -> Iterable[bytes]:
        start(*OK)
        lines.extend(environ["wsgi.input"])
        return Whole()

    pieces = [{"type": "http.request", "body": each, "more_body": True} for each in (b"one\nt", b"", b"wo\n")]
    asked(wsgi, *pieces, {"type": "http.disconnect"})

    assert lines == [b"one\n", b"two\n"]


@pytest.mark.req("SEC-09")
def test_no_header_passes_for_one_that_a_proxy_sets() -> None:
    told: dict[str, str] = {}

    def wsgi(environ: Any, start: Started) -> Iterable[bytes]:
        start(*OK)
        told.update({name: value for name, value in environ.items() if name.startswith(("HTTP_", "CONTENT_"))})
        return Whole()

    sent = [("x_forwarded_proto", "https"), ("content-type", "text/plain"), ("accept", "a"), ("accept", "b")]
    sent += [("cookie", "a=1"), ("cookie", "b=2")]
    asked(wsgi, headers=[(name.encode(), value.encode()) for name, value in sent])

    assert told == {"CONTENT_TYPE": "text/plain", "HTTP_ACCEPT": "a,b", "HTTP_COOKIE": "a=1; b=2"}


def test_nothing_is_made_any_more_for_a_browser_that_went() -> None:
    made = []

    def wsgi(_environ: Any, start: Started) -> Iterator[bytes]:
        start(*OK)
        return lines()

    def lines() -> Iterator[bytes]:
        try:
            for number in range(1000):
                made.append(number)
                yield b"x" * PIECE
        finally:
            made.append(-1)

    asked(wsgi, {"type": "http.disconnect"})

    assert made[-1] == -1
    assert len(made) < 10


def test_what_is_open_is_closed_when_something_goes_wrong() -> None:
    closed = []

    def wsgi(_environ: Any, start: Started) -> Iterator[bytes]:
        start(*OK)
        return lines()

    def lines() -> Iterator[bytes]:
        try:
            yield b"x" * PIECE
            raise OSError("The disk is gone.")
        finally:
            closed.append(True)

    with pytest.raises(OSError, match="disk"):
        asked(wsgi)

    assert closed == [True]

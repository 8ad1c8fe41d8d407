"""Django's pages, which take a thread each, behind an ASGI server: its streams that stay open take none.

asgiref's WsgiToAsgi has one thread for all requests, and reads each whole before it begins; a2wsgi's thread waits for
ever for a browser that went away in the middle of a file.
"""

import asyncio
import io
import sys
from collections.abc import Awaitable, Callable, Iterable, Iterator, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Environ = dict[str, Any]
# PEP 3333.
Wsgi = Callable[[Environ, Any], Iterable[bytes]]

# What comes in smaller pieces is sent on in such: a file comes by 4 kB.
PIECE = 64 * 1024


class Pages:
    """A WSGI application in some threads, as an ASGI application."""

    def __init__(self, wsgi: Wsgi, threads: int) -> None:
        self._wsgi = wsgi
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="pages")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        loop = asyncio.get_running_loop()
        for message in await loop.run_in_executor(self.threads, self._answer, scope, _Wire(loop, receive, send)):
            await send(message)

    def _answer(self, scope: Scope, wire: "_Wire") -> list[Message]:
        """What to send, in the end: what is made piece by piece is sent meanwhile, by the thread that makes it."""
        begun: list[Message] = []

        def start_response(status: str, headers: list[tuple[str, str]], _error: Any = None) -> None:
            told = [(name.lower().encode("latin1"), value.encode("latin1")) for name, value in headers]
            begun[:] = [{"type": "http.response.start", "status": int(status[:3]), "headers": told}]

        made = self._wsgi(environ_of(scope, wire), start_response)
        try:
            # Django says whether an answer is whole.
            if not getattr(made, "streaming", True):
                return [*begun, _body(b"".join(made))]
            _send_on(made, begun, wire)
            return [_body(b"")]
        finally:
            if close := getattr(made, "close", None):
                close()


class _Wire:
    """The connection, as threads use it."""

    def __init__(self, loop: asyncio.AbstractEventLoop, receive: Receive, send: Send) -> None:
        self._loop, self._receive, self._send = loop, receive, send
        self._gone: asyncio.Future[None] | None = None

    def receive(self) -> Message:
        """What comes next."""
        return asyncio.run_coroutine_threadsafe(self._received(), self._loop).result()

    def send(self, message: Message) -> bool:
        """Send, and wait until it is on its way: nothing is made faster than it is taken. Whether somebody is there."""
        return asyncio.run_coroutine_threadsafe(self._sent(message), self._loop).result()

    def leave(self) -> None:
        """Send nothing more."""
        self._loop.call_soon_threadsafe(self._leave)

    # A server may return other awaitables than coroutines.
    async def _received(self) -> Message:
        return await self._receive()

    async def _sent(self, message: Message) -> bool:
        if self._gone is None:
            self._gone = asyncio.ensure_future(_gone(self._receive))
        await self._send(message)
        return not self._gone.done()

    def _leave(self) -> None:
        if self._gone is not None:
            self._gone.cancel()


async def _gone(receive: Receive) -> None:
    """Return when the browser is gone: a server may take what is sent to nobody without a word."""
    while (await receive())["type"] != "http.disconnect":
        pass


class _Body(io.RawIOBase):
    """What a browser sends, read as it comes."""

    def __init__(self, wire: _Wire) -> None:
        self._wire, self._left, self._has_more = wire, b"", True

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes; none at the end, or when the browser went away."""
        while not self._left and self._has_more:
            message = self._wire.receive()
            self._left = bytes(message.get("body", b""))
            self._has_more = message["type"] == "http.request" and message.get("more_body", False)
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size


def environ_of(scope: Scope, wire: _Wire) -> Environ:
    """A request as WSGI describes it (PEP 3333)."""
    host, port = scope.get("server") or ("localhost", 80)
    environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin1"),
        "QUERY_STRING": scope["query_string"].decode("latin1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "REMOTE_ADDR": scope["client"][0] if scope.get("client") else "",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": io.BufferedReader(_Body(wire)),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in _headers(scope):
        # HTTP/2 may send each cookie by itself (RFC 9113, 8.2.3).
        between = "; " if name == "HTTP_COOKIE" else ","
        environ[name] = f"{environ[name]}{between}{value}" if name in environ else value
    return environ


def _headers(scope: Scope) -> Iterator[tuple[str, str]]:
    for name, value in scope["headers"]:
        key = name.decode("latin1")
        # A header whose name has a _ would pass for the one with a -, which a proxy sets.
        if "_" not in key:
            variable = key.upper().replace("-", "_")
            own = variable in ("CONTENT_TYPE", "CONTENT_LENGTH")
            yield variable if own else f"HTTP_{variable}", value.decode("latin1")


def _send_on(made: Iterable[bytes], begun: list[Message], wire: _Wire) -> None:
    """Send it as it is made, for as long as somebody takes it."""
    pieces = _pieces(made)
    first = next(pieces, b"")
    try:
        is_taken = wire.send(begun[0]) and wire.send(_body(first, more=True))
        while is_taken and (piece := next(pieces, b"")):
            is_taken = wire.send(_body(piece, more=True))
    finally:
        wire.leave()


def _pieces(made: Iterable[bytes]) -> Iterator[bytes]:
    held = bytearray()
    for piece in made:
        held += piece
        if len(held) >= PIECE:
            yield bytes(held)
            held.clear()
    if held:
        yield bytes(held)


def _body(content: bytes, *, more: bool = False) -> Message:
    return {"type": "http.response.body", "body": content, "more_body": more}

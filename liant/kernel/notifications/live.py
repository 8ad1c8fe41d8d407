"""A stream to each browser that says when its employee has something new: server-sent events, native to ASGI.

Nothing else is in it: what is new, the page asks for by the ordinary door.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterator, MutableMapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.db import close_old_connections

from liant.kernel.notifications.hub import Hub
from liant.kernel.notifications.whose import Asking, employee_of, is_within_limits
from liant.kernel.ui.security import HEADERS

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Answer = TypeVar("Answer")

# Seconds: proxies end a connection in which nothing moves for a minute; a session that ended is noticed within one.
HEARTBEAT = 20
CHECKED = 40
# After so long the browser asks again, and is met by whatever version of Liant there is by then.
LONGEST = 600
# Several within so long are one.
GATHERED = 0.2
# Open streams of one employee and of all, in a process.
OF_ONE, OF_ALL = 12, 768
STREAM = {
    **HEADERS,
    "Content-Type": "text/event-stream",
    # Proxies that would keep an answer until it is whole are told not to.
    "X-Accel-Buffering": "no",
}


class Live:
    """The streams of a process, as an ASGI application."""

    def __init__(
        self, threads: Executor, whose: Callable[[Asking], int | None] = employee_of,
        is_welcome: Callable[[Asking], bool] = is_within_limits,
    ) -> None:  # fmt: skip
        self._threads, self._employee_of, self._is_welcome = threads, whose, is_welcome
        self._hub = Hub()
        self._of: dict[int, int] = {}
        self._is_over = asyncio.Event()

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Tell a browser of news until it goes, its session ends, or it is time to ask again."""
        asking = _asking(scope)
        if scope["method"] != "GET" or not _is_ours(asking.headers):
            await _refuse(403, send)
        elif not await self._in_thread(self._is_welcome, asking):
            await _refuse(429, send)
        elif (employee_id := await self._in_thread(self._employee_of, asking)) is None:
            await _refuse(401, send)
        elif self._of.get(employee_id, 0) >= OF_ONE or sum(self._of.values()) >= OF_ALL:
            await _refuse(503, send)
        else:
            with self._counted(employee_id):
                await self._stream(employee_id, asking, receive, send)

    def end(self) -> None:
        """End all streams: the browsers come again."""
        self._is_over.set()
        self._hub.end()

    async def _stream(self, employee_id: int, asking: Asking, receive: Receive, send: Send) -> None:
        clock = asyncio.get_running_loop().time
        told = [(name.lower().encode(), value.encode()) for name, value in STREAM.items()]
        await send({"type": "http.response.start", "status": 200, "headers": told})
        # Browsers that were all sent away at once come back one after the other.
        await _write(f"retry: {random.randint(1000, 5000)}\n\n", send)  # noqa: S311
        end, checked = clock() + LONGEST * random.uniform(0.8, 1), clock()  # noqa: S311
        with self._hub.news_of(employee_id) as news:
            gone = [asyncio.ensure_future(_left(receive)), asyncio.ensure_future(self._is_over.wait())]
            try:
                while clock() < end and not any(each.done() for each in gone):
                    is_news = await _happens(news, gone)
                    await _write("event: news\ndata:\n\n" if is_news else ":\n\n", send)
                    if clock() > checked + CHECKED:
                        checked = clock()
                        if await self._in_thread(self._employee_of, asking) != employee_id:
                            break
            finally:
                for each in gone:
                    each.cancel()
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _in_thread(self, question: Callable[[Asking], Answer], asking: Asking) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self._threads, _answer, question, asking)

    @contextmanager
    def _counted(self, employee_id: int) -> Iterator[None]:
        self._of[employee_id] = self._of.get(employee_id, 0) + 1
        try:
            yield
        finally:
            self._of[employee_id] -= 1
            if not self._of[employee_id]:
                del self._of[employee_id]


async def _left(receive: Receive) -> None:
    """Return when the browser is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _happens(news: asyncio.Event, gone: Sequence["asyncio.Future[Any]"]) -> bool:
    """Whether there is news before it is time for a sign of life, or anybody is gone."""
    waiting = asyncio.ensure_future(news.wait())
    try:
        await asyncio.wait([waiting, *gone], timeout=HEARTBEAT, return_when=asyncio.FIRST_COMPLETED)
        if not waiting.done():
            return False
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(gone[0]), GATHERED)
        news.clear()
        return True
    finally:
        waiting.cancel()


def _answer(question: Callable[[Asking], Answer], asking: Asking) -> Answer:
    """The answer, by a connection to the database that is looked after as at the begin and end of a page."""
    close_old_connections()
    try:
        return question(asking)
    finally:
        close_old_connections()


def _asking(scope: MutableMapping[str, Any]) -> Asking:
    headers = {name.decode("latin1"): value.decode("latin1") for name, value in scope["headers"] if b"_" not in name}
    return Asking(headers, scope["client"][0] if scope.get("client") else "")


def _is_ours(headers: dict[str, str]) -> bool:
    """Whether one of our own pages asks; other sites learn not even whether somebody is signed in."""
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


async def _write(text: str, send: Send) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _refuse(status: int, send: Send) -> None:
    told = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
    await send({"type": "http.response.start", "status": status, "headers": told})
    await send({"type": "http.response.body", "body": b"", "more_body": False})

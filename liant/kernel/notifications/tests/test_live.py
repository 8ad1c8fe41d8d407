"""The stream that says that there is something new: to whom, when, and when it ends (ACT-09)."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

import psycopg
import pytest
from django.db import connections
from django.test import Client

from liant.kernel.access.actor import enter
from liant.kernel.access.models import Employee
from liant.kernel.notifications import hub, live
from liant.kernel.notifications.hub import CHANNEL
from liant.kernel.notifications.whose import Asking, employee_of, is_within_limits
from liant.kernel.testing.cast import Cast
from liant.kernel.throttling.rate import Rate

pytestmark = [pytest.mark.req("ACT-09"), pytest.mark.django_db]
ANA, RADU = 7, 8
PATIENCE = 20
Whose = Callable[[Asking], int | None]


class Browser:
    """What asks for a stream, and what it got."""

    def __init__(self, application: live.Live, **headers: str) -> None:
        self.status = 0
        self.received: asyncio.Queue[str] = asyncio.Queue()
        self.gone = asyncio.Event()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        scope = {
            "type": "http", "method": "GET", "path": "/live/",
            "headers": [(name.encode(), value.encode()) for name, value in named.items()],
        }  # fmt: skip
        self.stream = asyncio.ensure_future(application(scope, self._receive, self._send))

    async def until(self, text: str) -> None:
        """Return when this was received."""
        async with asyncio.timeout(PATIENCE):
            while text not in await self.received.get():
                pass

    async def _receive(self) -> dict[str, str]:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        self.status = message.get("status", self.status)
        await self.received.put(message.get("body", b"").decode())


def with_streams(
    test: Callable[[live.Live], Coroutine[Any, Any, None]], whose: Whose, is_welcome: Callable[[Asking], bool] = bool
) -> None:
    """Run a test on streams whose sessions are what `whose` says, by a single thread."""

    async def run() -> None:
        with ThreadPoolExecutor(1) as thread:
            streams = live.Live(thread, whose, is_welcome)
            try:
                await test(streams)
            finally:
                streams.end()

    asyncio.run(run())


def ana(_asking: Asking) -> int | None:
    return ANA


def by_cookie(asking: Asking) -> int | None:
    return int(asking.headers["cookie"])


async def ended(browser: Browser) -> None:
    async with asyncio.timeout(PATIENCE):
        await browser.stream


@asynccontextmanager
async def database() -> AsyncIterator[Callable[[str], Awaitable[Any]]]:
    """What another process does with the database."""
    asked = connections["owner"].get_connection_params()
    known = {name: asked[name] for name in ("dbname", "user", "password", "host", "port") if asked.get(name)}
    async with await psycopg.AsyncConnection.connect(**known, autocommit=True) as connection:
        yield connection.execute


async def until_somebody_listens(execute: Callable[[str], Awaitable[Any]]) -> int:
    """The process number of the database connection that listens."""
    asked = (
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
        f" AND query = 'LISTEN {CHANNEL}' AND state = 'idle'"
    )
    async with asyncio.timeout(PATIENCE):
        while not (found := await (await execute(asked)).fetchone()):
            await asyncio.sleep(0)
    return int(found[0])


def test_news_go_to_whom_they_are_for_in_every_browser() -> None:
    async def test(streams: live.Live) -> None:
        first, second, radu = Browser(streams, cookie="7"), Browser(streams, cookie="7"), Browser(streams, cookie="8")
        async with database() as execute:
            await until_somebody_listens(execute)
            await execute(f"SELECT pg_notify('{CHANNEL}', 'what others may announce')")
            await execute(f"SELECT pg_notify('{CHANNEL}', '{ANA}')")
            await first.until("event: news")
            await second.until("event: news")
            radu.gone.set()
            await ended(radu)

        assert (first.status, radu.status) == (200, 200)
        assert "event: news" not in "".join(radu.received.get_nowait() for _ in range(radu.received.qsize()))

    with_streams(test, by_cookie)


@pytest.mark.req("SEC-09")
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"cookie": "none"}, 401),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),
        ({"origin": "https://evil.example", "host": "crm.example"}, 403),
    ],
)
def test_strangers_and_other_sites_are_told_nothing(headers: dict[str, str], status: int) -> None:
    async def test(streams: live.Live) -> None:
        browser = Browser(streams, **headers)
        await ended(browser)

        assert browser.status == status

    with_streams(test, lambda asking: None if asking.headers.get("cookie") == "none" else ANA)


@pytest.mark.req("SEC-09")
def test_who_asks_too_often_is_refused() -> None:
    async def test(streams: live.Live) -> None:
        browser = Browser(streams)
        await ended(browser)

        assert browser.status == 429

    with_streams(test, ana, lambda _asking: False)


@pytest.mark.req("SEC-09")
def test_a_stream_is_whose_session_it_is_while_that_lasts_and_they_work_here(
    cast: Cast, sign_in: Callable[[Employee], Client], settings: Any
) -> None:
    client = sign_in(cast.eleni)
    asking = Asking({"cookie": f"a=b; sessionid={client.cookies['sessionid'].value}"}, "192.0.2.1")
    strangers = [Asking(headers, "192.0.2.1") for headers in ({}, {"cookie": "sessionid=x"}, {"cookie": 'a="\\'})]

    before = employee_of(asking)
    with enter(cast.dora.pk):
        Employee.objects.filter(pk=cast.eleni.pk).update(is_active=False)
    left = employee_of(asking)
    with enter(cast.dora.pk):
        Employee.objects.filter(pk=cast.eleni.pk).update(is_active=True)
    client.logout()

    assert (before, left, employee_of(asking)) == (cast.eleni.pk, None, None)
    assert [employee_of(each) for each in strangers] == [None] * 3
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"strangers": Rate(2, 60)}
    assert [is_within_limits(each) for each in strangers] == [True, True, False]


@pytest.mark.req("SEC-09")
def test_a_stream_ends_with_its_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "HEARTBEAT", 0.01)
    monkeypatch.setattr(live, "CHECKED", 0)
    answers = iter([ANA, ANA])

    async def test(streams: live.Live) -> None:
        browser = Browser(streams)
        await ended(browser)

        assert browser.status == 200

    with_streams(test, lambda _asking: next(answers, None))


def test_a_stream_does_not_last_for_good_and_gives_signs_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "HEARTBEAT", 0.01)
    monkeypatch.setattr(live, "LONGEST", 0.1)

    async def test(streams: live.Live) -> None:
        browser = Browser(streams)
        await browser.until("retry:")
        await browser.until(":\n\n")
        await ended(browser)

    with_streams(test, ana)


@pytest.mark.req("GEN-05")
def test_open_streams_hold_no_thread_and_end_when_the_server_stops() -> None:
    async def test(streams: live.Live) -> None:
        browsers = [Browser(streams, cookie=str(number)) for number in range(50)]
        for browser in browsers:
            await browser.until("retry:")

        streams.end()
        for browser in browsers:
            await ended(browser)

    with_streams(test, by_cookie)


def test_one_employee_opens_so_many_streams_and_no_more() -> None:
    async def test(streams: live.Live) -> None:
        browsers = [Browser(streams) for _ in range(live.OF_ONE)]
        for browser in browsers:
            await browser.until("retry:")
        refused = Browser(streams)
        await ended(refused)
        browsers[0].gone.set()
        await ended(browsers[0])
        again = Browser(streams)
        await again.until("retry:")

        assert (refused.status, again.status) == (503, 200)

    with_streams(test, ana)


@pytest.mark.req("GEN-05")
def test_who_waited_while_the_database_was_away_asks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "FIRST_PAUSE", 0.01)

    async def test(streams: live.Live) -> None:
        browser = Browser(streams)
        async with database() as execute:
            listener = await until_somebody_listens(execute)
            await execute(f"SELECT pg_terminate_backend({listener})")
            await browser.until("event: news")

    with_streams(test, ana)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "GATHERED", 0)

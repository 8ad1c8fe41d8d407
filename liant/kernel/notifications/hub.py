"""What PostgreSQL announces, passed on to all in this process who wait for it by one connection."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connections

from liant.kernel.entity.paging import number_in

CHANNEL = "liant_notifications"
# Seconds until a lost connection is tried again, and in which a dead one is noticed.
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
SILENCE = 30.0
# What Django asks of its own connections beside where the database is.
FOR_DJANGO = ("cursor_factory", "context", "prepare_threshold")
logger = logging.getLogger("liant.live")


class Hub:
    """Wakes those who wait for news of an employee."""

    def __init__(self) -> None:
        self._waiting: dict[int, set[asyncio.Event]] = defaultdict(set)
        self._listening: asyncio.Task[None] | None = None

    @contextmanager
    def news_of(self, employee_id: int) -> Iterator[asyncio.Event]:
        """An event that is set whenever there is something new for an employee, or may be."""
        if self._listening is None or self._listening.done():
            self._listening = asyncio.ensure_future(self._listen())
        news = asyncio.Event()
        self._waiting[employee_id].add(news)
        try:
            yield news
        finally:
            self._waiting[employee_id].discard(news)
            if not self._waiting[employee_id]:
                del self._waiting[employee_id]

    def end(self) -> None:
        """Listen no more."""
        if self._listening is not None:
            self._listening.cancel()

    async def _listen(self) -> None:
        pause, is_first = FIRST_PAUSE, True
        while True:
            try:
                async with await self._connected() as connection:
                    if not is_first:
                        # Nobody knows what was announced meanwhile.
                        self._wake_all()
                    pause, is_first = FIRST_PAUSE, False
                    await self._pass_on(connection)
            except (psycopg.Error, TimeoutError) as error:
                is_first = False
                logger.warning("The database can't be listened to, again in %.0f s: %s", pause, error)
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    async def _connected(self) -> "psycopg.AsyncConnection[tuple[object, ...]]":
        asked = connections["default"].get_connection_params()
        where = {name: value for name, value in asked.items() if name not in FOR_DJANGO}
        connection = await psycopg.AsyncConnection.connect(**where, autocommit=True)
        await connection.execute(f"LISTEN {CHANNEL}")
        return connection

    async def _pass_on(self, connection: "psycopg.AsyncConnection[tuple[object, ...]]") -> None:
        while True:
            async for told in connection.notifies(timeout=SILENCE):
                # Whoever speaks to the database may announce something, a number or not.
                for news in self._waiting.get(number_in(told.payload) or 0, ()):
                    news.set()
            # A connection that died without a word answers nothing.
            await asyncio.wait_for(connection.execute("SELECT 1"), SILENCE)

    def _wake_all(self) -> None:
        for waiting in self._waiting.values():
            for news in waiting:
                news.set()

"""The door for an ASGI server: streams that stay open, and Django's pages, which have some threads."""

import asyncio
import signal
from functools import cache

from liant.config.pages import Pages, Receive, Scope, Send
from liant.config.wsgi import application as wsgi
from liant.kernel.notifications.live import Live

# Every thread may hold a database connection.
THREADS = 4

_pages = Pages(wsgi, THREADS)
_live = Live(_pages.threads)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request."""
    if scope["path"] == "/live/":
        _end_in_time()
        await _live(scope, receive, send)
    else:
        await _pages(scope, receive, send)


@cache
def _end_in_time() -> None:
    """End the streams when the server is asked to stop: it waits for them, and tells nobody before.

    asyncio hears of signals by the wake-up descriptor, whatever their handlers are: the server's own still are called.
    """
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda _number, _frame: loop.call_soon_threadsafe(_live.end))
        signal.siginterrupt(each, False)

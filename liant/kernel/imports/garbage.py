"""Python's collector of circular garbage, and when it is in the way."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector from going over thousands of live rows again and again, a quarter of all the time.

    Rows hold no circles: they go by themselves when they are done with.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()

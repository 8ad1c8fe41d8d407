"""The kinds of records to which a program's token is bounded: whoever acts by it does nothing with others (SEC-09)."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_bounds: ContextVar[frozenset[str]] = ContextVar("bounds", default=frozenset())


@contextmanager
def bounded(entities: Iterable[str]) -> Iterator[None]:
    """Within it the actor has to do with these entities alone; with all where there are none."""
    outer = _bounds.set(frozenset(entities))
    try:
        yield
    finally:
        _bounds.reset(outer)


def is_within_bounds(entity: str) -> bool:
    """Whether one has to do with an entity at all."""
    bounds = _bounds.get()
    return not bounds or entity in bounds

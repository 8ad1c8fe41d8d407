"""Several connections that write side by side, all or none; what they write is prepared for them in portions."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Condition
from typing import Any, NamedTuple

from django.db import connections, transaction

OWNER = "owner"


class Portion(NamedTuple):
    """Some of the keys that rows are made from: `start` and those up to, not with, `stop`."""

    start: int
    stop: int


# Writes, by a cursor of its own, what comes.
Lane = Callable[[Any, Iterable[Portion]], None]


def portions(total: int, size: int) -> list[Portion]:
    """The keys from 0 to `total`, so many in each portion."""
    return [Portion(start, min(start + size, total)) for start in range(0, total, size)]


def write_side_by_side(prepared: Iterable[Portion], lanes: Iterable[Lane]) -> None:
    """Give each portion, as soon as it is prepared, to every lane.

    A lane is a transaction. None is committed before all have written everything; the first error, of a lane or of the
    preparing, ends them all and is raised.
    """
    lanes = list(lanes)
    run = _Run(len(lanes))
    with ThreadPoolExecutor(len(lanes)) as threads:
        writing = [threads.submit(run.write, lane) for lane in lanes]
        try:
            for portion in prepared:
                run.add(portion)
            run.complete()
            for each in writing:
                each.result()
        except BaseException as error:
            raise run.fail(error) from None


def run_side_by_side(works: Iterable[Callable[[], object]], *, meanwhile: Callable[[], object]) -> None:
    """Do each work in a thread with connections of its own, and one meanwhile in this; raises an error of any."""
    works = list(works)
    with ThreadPoolExecutor(len(works)) as threads:
        under_way = [threads.submit(_run_and_close, work) for work in works]
        meanwhile()
        for each in under_way:
            each.result()


def _run_and_close(work: Callable[[], object]) -> None:
    try:
        work()
    finally:
        connections[OWNER].close()


class _Run:
    """What the lanes and who prepares for them know of each other."""

    def __init__(self, lanes: int) -> None:
        self._first_error: BaseException | None = None
        self._portions: list[Portion] = []
        self._is_complete = False
        self._change = Condition()
        self._all_written = Barrier(lanes)
        self._connections: list[Any] = []

    def add(self, portion: Portion) -> None:
        with self._change:
            self._portions.append(portion)
            self._change.notify_all()
        self._stop_after_error()

    def complete(self) -> None:
        with self._change:
            self._is_complete = True
            self._change.notify_all()

    def fail(self, error: BaseException) -> BaseException:
        """Have all stop, those who wait and those whose statement is under way; the error that was the first."""
        with self._change:
            if self._first_error:
                return self._first_error
            self._first_error = error
            self._change.notify_all()
        self._all_written.abort()
        for connection in self._connections:
            connection.cancel_safe()
        return error

    def write(self, lane: Lane) -> None:
        """A lane's whole work."""
        try:
            with transaction.atomic(OWNER), connections[OWNER].cursor() as cursor:
                self._connections.append(cursor.connection)
                lane(cursor, self._coming())
                self._all_written.wait()
        except BaseException as error:
            self.fail(error)
            raise
        finally:
            connections[OWNER].close()

    def _coming(self) -> Iterator[Portion]:
        number = 0
        while self._has(number):
            yield self._portions[number]
            number += 1

    def _has(self, number: int) -> bool:
        """Wait until there is a portion with this number, or will be none."""
        with self._change:
            self._change.wait_for(lambda: self._first_error or self._is_complete or number < len(self._portions))
        self._stop_after_error()
        return number < len(self._portions)

    def _stop_after_error(self) -> None:
        if self._first_error:
            raise self._first_error

"""Measures benches: the median of some runs after a first one, against a budget."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from django.db import connection
from django.test.utils import CaptureQueriesContext
from rich.console import Console
from rich.table import Column, Table

# What takes long is run less often, but at least so many times.
MOST, FEWEST, SECONDS = 11, 3, 3.0


@dataclass(frozen=True)
class Bench:
    """Work done as an employee (by number), which should take less than `budget` milliseconds."""

    name: str
    user: str
    employee: int
    budget: float
    work: Callable[[], object]


@dataclass(frozen=True)
class Result:
    """Medians in milliseconds: by the clock, and of the processor's time that the work took here and in the database.

    They differ on a machine that is busy with other things as well.
    """

    bench: Bench
    queries: int
    clock: float
    processor: float

    @property
    def is_in_budget(self) -> bool:
        """Whether the work is quick enough by the clock."""
        return self.clock <= self.bench.budget


def measure(bench: Bench) -> Result:
    """Run a bench once to warm up and to count its queries, then as often as time allows."""
    with CaptureQueriesContext(connection) as captured:
        bench.work()
        queries = len(captured)
    clock, processor = zip(*_runs(bench.work), strict=True)
    return Result(bench, queries, median(clock), median(processor))


def _runs(work: Callable[[], object]) -> Iterator[tuple[float, float]]:
    ends = perf_counter() + SECONDS
    for number in range(MOST):
        if number >= FEWEST and perf_counter() > ends:
            return
        spent, began = _processor_time(), perf_counter()
        work()
        yield (perf_counter() - began) * 1000, (_processor_time() - spent) * 1000


def _processor_time() -> float:
    """Seconds that this process and its database connection have spent so far (see proc(5), schedstat)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (backend,) = cursor.fetchone()
    return process_time() + int(Path(f"/proc/{backend}/schedstat").read_text().split()[0]) / 1e9


def report(results: Iterable[Result]) -> bool:
    """Print a table of results; whether all are in budget."""
    heads = [Column(head, justify="right") for head in ("queries", "ms", "of processor", "budget")]
    table = Table("bench", "user", *heads, "", box=None)
    in_budget = True
    for result in results:
        verdict = "" if result.is_in_budget else "[red]OVER[/red]"
        figures = (
            str(result.queries),
            f"{result.clock:,.1f}",
            f"{result.processor:,.1f}",
            f"{result.bench.budget:,.0f}",
        )
        table.add_row(result.bench.name, result.bench.user, *figures, verdict)
        in_budget &= result.is_in_budget
    Console(width=110).print(table)
    return in_budget

"""Measures exports of all contacts: seconds by the clock and of this process's processor, and the memory they take.

    python -m bench.exports [--contacts 1000000] [formats]

As the director, who sees all of them, with the columns that files have. The exit status is 1 over a budget.
"""

import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from time import perf_counter, process_time

from bench.database import measured_database

# Seconds of processor, here, and megabytes, for a million rows.
BUDGETS = {"csv": (300, 100), "xlsx": (420, 100)}


def main() -> int:
    """Write each file once, in a process that has written nothing yet."""
    parser = ArgumentParser(prog="python -m bench.exports")
    parser.add_argument("formats", nargs="*", default=list(BUDGETS))
    parser.add_argument("--contacts", type=int, default=1_000_000)
    arguments = parser.parse_args()
    with measured_database(arguments.contacts):
        from bench.people import people

        director = people()["director"]
        return max(_measure(file_format, director.pk, arguments.contacts) for file_format in arguments.formats)


def _measure(file_format: str, employee_id: int, contacts: int) -> int:
    from django.http import QueryDict

    from liant.kernel.access.actor import enter
    from liant.kernel.entity.exporting import values_of, write_into
    from liant.kernel.entity.listing import Listing
    from liant.kernel.entity.registry import entity_named

    entity = entity_named("contact")
    assert entity is not None
    before, began, spent = _memory("VmRSS"), perf_counter(), process_time()
    with enter(employee_id), tempfile.TemporaryFile() as file:
        listing = Listing(entity, QueryDict())
        columns = listing.file_columns
        write_into(file, columns, values_of(listing, columns), file_format)
        size = file.tell() / 1e6
    seconds, processor, memory = perf_counter() - began, process_time() - spent, _memory("VmHWM") - before
    budget, most = BUDGETS[file_format]
    is_over = processor > budget * contacts / 1_000_000 or memory > most
    verdict = "OVER" if is_over else ""
    figures = f"{seconds:6.0f} s  {processor:6.0f} s of processor  {size:6.0f} MB file  {memory:4.0f} MB more memory"
    print(f"{file_format:5} {figures}  {verdict}", flush=True)
    return int(is_over)


def _memory(what: str) -> float:
    """Megabytes that this process takes, or took at most (see proc(5), status)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{what}:"))


if __name__ == "__main__":
    sys.exit(main())

"""A worker's process that imports five rows at a time, and stops in the middle until it is told to go on.

    python paused_import.py <run> <employee>

Prints "written" each time rows are in the open transaction; goes on at a line of input.
"""

import sys

import django

django.setup()

from liant.kernel.access.models import Employee  # noqa: E402
from liant.kernel.imports import jobs, plan, running  # noqa: E402


class PausedProgress(running.Progress):
    """Pauses when rows are written."""

    def report(self, done: int, rows: int | None = None) -> None:
        """Tell it; then say so, wait for a line and tell it again."""
        super().report(done, rows)
        if done:
            print("written", flush=True)
            sys.stdin.readline()
            super().report(done, rows)


plan.CHUNK = 5
running.Progress = PausedProgress  # type: ignore[misc]
jobs.perform_import.run(run_id=int(sys.argv[1]), by=Employee(pk=int(sys.argv[2])))  # type: ignore[attr-defined]

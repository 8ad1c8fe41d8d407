"""A worker's process that does an import, and stops in the middle of its transaction until it is told to go on.

    python paused_import.py <run> <employee>

Prints "written" when rows are in the open transaction; goes on at a line of input.
"""

import sys

import django

django.setup()

from liant.kernel.access.models import Employee  # noqa: E402
from liant.kernel.imports import jobs, running  # noqa: E402


class PausedProgress(running.Progress):
    """Pauses where progress was told."""

    def report(self, done: int, rows: int | None = None) -> None:
        """Tell it, say so, wait for a line."""
        super().report(done, rows)
        print("written", flush=True)
        sys.stdin.readline()
        super().report(done, rows)


running.Progress = PausedProgress  # type: ignore[misc]
jobs.perform_import.run(run_id=int(sys.argv[1]), by=Employee(pk=int(sys.argv[2])))  # type: ignore[attr-defined]

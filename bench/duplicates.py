"""Measures the search for duplicates over a million contacts: seconds of each step, pairs, the page of the likeliest.

    python bench/duplicates.py [contacts]

Works on the database of the other measurements; contacts of the generated data share names, numbers and towns as
those of a company do, and each hundredth is entered once more with a name that differs by a letter.
"""

import resource
import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.database import measured_database

PAGES = 20


def main(contacts: int) -> None:
    """Measure twice: the second search finds what is there already."""
    with measured_database(contacts):
        from bench.people import people
        from liant.modules.duplicates.finding import find_all
        from liant.modules.duplicates.statements import STEPS

        for name in ("first", "again"):
            began = last = perf_counter()

            def report(done: int) -> None:
                nonlocal last
                now = perf_counter()
                print(f"  {STEPS[done - 1]:16} {now - last:6.1f} s", flush=True)
                last = now

            number = find_all(report)
            print(f"{name}: {perf_counter() - began:.1f} s, {number:,} pairs", flush=True)
        print(f"most memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
        for user, employee in people().items():
            print(f"page for {user}: {_page_seconds(employee.pk) * 1000:.0f} ms", flush=True)


def _page_seconds(employee: int) -> float:
    """The median of some pages, one after the other."""
    from liant.kernel.access.actor import enter
    from liant.modules.duplicates.clusters import clusters
    from liant.modules.duplicates.pairs import Asked

    took, after = [], None
    for _number in range(PAGES):
        began = perf_counter()
        with enter(employee):
            _found, after = clusters(Asked(), after, 50)
        took.append(perf_counter() - began)
    return sorted(took)[PAGES // 2]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)

"""python -m bench: measure everything, or what is named."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bench.database import measured_database

if TYPE_CHECKING:
    from bench.harness import Bench


def main() -> int:
    """Measure; the exit status is 1 when something is over its budget."""
    parser = ArgumentParser(prog="bin/bench", description="Measures Liant with millions of rows.")
    parser.add_argument("names", nargs="*", help="only benches or users with one of these in their name")
    parser.add_argument("--contacts", type=int, default=1_000_000, help="fill the database up to so many (%(default)s)")
    parser.add_argument("--activities", type=int, default=10_000_000, help="and with so many (%(default)s)")
    parser.add_argument("--explain", action="store_true", help="show the queries and the database's plans instead")
    arguments = parser.parse_args()
    with measured_database(arguments.contacts, arguments.activities):
        chosen = (bench for bench in _all() if _is_chosen(bench, arguments.names))
        return _explain(chosen) if arguments.explain else _measure(chosen)


def _all() -> Iterator["Bench"]:
    from bench import (
        activities,
        celebrations,
        characteristics,
        chart,
        connections,
        criteria,
        lists,
        pages,
        people,
        records,
        search,
    )

    employees = people.people()
    ours = (lists, criteria, characteristics, search, records, pages)
    for part in (*ours, activities, celebrations, connections, chart):
        yield from part.benches(employees)


def _is_chosen(bench: "Bench", names: list[str]) -> bool:
    title = f"{bench.name} {bench.user}"
    return not names or any(title.startswith(name) or name in title for name in names)


def _measure(benches: Iterator["Bench"]) -> int:
    from bench.harness import measure, report

    return 0 if report(measure(bench) for bench in benches) else 1


def _explain(benches: Iterator["Bench"]) -> int:
    from bench.explaining import explain

    for bench in benches:
        explain(bench)
    return 0


if __name__ == "__main__":
    sys.exit(main())

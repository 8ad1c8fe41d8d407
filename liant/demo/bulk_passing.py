"""The table through which made-up rows pass, from who draws them to the connections that write them.

It is no temporary one: these are seen by one connection alone. Its parts take a portion each.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from liant.demo.side_by_side import Portion
from liant.demo.volume import ContactRow
from liant.kernel.fields.phones import national_digits

OPEN = "DROP SCHEMA IF EXISTS filling CASCADE; CREATE SCHEMA filling"
CLOSE = "DROP SCHEMA IF EXISTS filling CASCADE"
PORTION = "(SELECT * FROM filling.passing WHERE key >= %(start)s AND key < %(stop)s)"

_OTHER_TYPES = {
    "key": "bigint", "account": "bigint", "owner": "bigint", "unit": "bigint", "created": "date",
    "customer": "boolean", "supplier": "boolean", "associate": "boolean", "prospect": "boolean",
}  # fmt: skip
CONTACT_COLUMNS = ", ".join(f"{name} {_OTHER_TYPES.get(name, 'text')}" for name in (*ContactRow._fields, "national"))


def create_passing(cursor: Any, columns: str, portions: Iterable[Portion]) -> None:
    """Make the table with these columns, `key` among them; portions are found in it without an index."""
    cursor.execute(f"CREATE TABLE filling.passing ({columns}) PARTITION BY RANGE (key)")
    for start, stop in portions:
        cursor.execute(
            f"CREATE UNLOGGED TABLE filling.passing_{start} PARTITION OF filling.passing"
            f" FOR VALUES FROM ({start}) TO ({stop})"
        )


def copied(
    cursor: Any, rows: Iterator[ContactRow], portions: Iterable[Portion], tell: Callable[[str], object]
) -> Iterator[Portion]:
    """Copy rows into the table, with the digits that are dialled within the country added to each; the portions."""
    for portion in portions:
        tell(f"Making contacts: from {portion.start:,} to {portion.stop:,}")
        with cursor.copy("COPY filling.passing FROM STDIN") as copy:
            for row in islice(rows, portion.stop - portion.start):
                copy.write_row((*row, national_digits(row.phone)))
        yield portion

"""The table through which made-up contacts pass: a row for each, with all that belongs to it."""

from collections.abc import Callable, Iterable
from typing import Any

from liant.demo.volume import ContactRow
from liant.kernel.fields.phones import national_digits

TOLD_EVERY = 100_000
_OTHER_TYPES = {
    "key": "bigint", "account": "bigint", "owner": "bigint", "unit": "bigint", "created": "date",
    "customer": "boolean", "supplier": "boolean", "associate": "boolean", "prospect": "boolean",
}  # fmt: skip
_COLUMNS = [f"{name} {_OTHER_TYPES.get(name, 'text')}" for name in (*ContactRow._fields, "national")]

CREATE = f"CREATE TEMPORARY TABLE passing ({', '.join(_COLUMNS)}) ON COMMIT DROP"


def copy_rows(cursor: Any, rows: Iterable[ContactRow], total: int, tell: Callable[[str], object]) -> None:
    """Copy rows into the passing table, with the digits that are dialled within the country added to each."""
    with cursor.copy("COPY passing FROM STDIN") as copy:
        for number, row in enumerate(rows):
            if number % TOLD_EVERY == 0:
                tell(f"Making contacts: {number:,} of {total:,}")
            copy.write_row((*row, national_digits(row.phone)))

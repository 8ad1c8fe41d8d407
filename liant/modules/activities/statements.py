"""What the database must know of activities, as SQL."""

from collections.abc import Iterator
from pathlib import Path

SQL = Path(__file__).parent / "sql"


def statements(database: str, login: str) -> Iterator[str]:
    """Bookings follow their activities."""
    yield (SQL / "bookings.sql").read_text()
    yield f'GRANT USAGE ON SCHEMA activities TO "{login}", "{database}_staff"'

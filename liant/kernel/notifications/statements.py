"""What the database must know of notifications, as SQL."""

from collections.abc import Iterator
from pathlib import Path


def statements() -> Iterator[str]:
    """The announcement, and the functions over the notifications of all."""
    yield (Path(__file__).parent / "sql" / "notifications.sql").read_text()

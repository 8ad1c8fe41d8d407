"""What exports ask of the database for no employee in particular, as SQL."""

from collections.abc import Iterator
from pathlib import Path


def statements() -> Iterator[str]:
    """Their functions."""
    yield (Path(__file__).parent / "sql" / "exports.sql").read_text()

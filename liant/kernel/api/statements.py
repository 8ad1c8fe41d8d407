"""What the API asks of the database for no employee in particular, as SQL."""

from collections.abc import Iterator
from pathlib import Path


def statements() -> Iterator[str]:
    """Its functions."""
    yield (Path(__file__).parent / "sql" / "api.sql").read_text()

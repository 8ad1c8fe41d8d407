"""What the database must know of notifications, as SQL."""

from collections.abc import Iterator
from pathlib import Path


def statements(login: str) -> Iterator[str]:
    """The announcement, and the functions over the notifications of all, which jobs alone may call."""
    yield (Path(__file__).parent / "sql" / "notifications.sql").read_text()
    for name in ("owed_notifications", "forget_notifications"):
        yield f"REVOKE ALL ON FUNCTION access.{name}() FROM PUBLIC"
        yield f'GRANT EXECUTE ON FUNCTION access.{name}() TO "{login}"'

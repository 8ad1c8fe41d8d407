"""What the database must know of consents and suppressions, as SQL."""

from collections.abc import Iterator
from pathlib import Path

# Called by who has not signed in: links in mails, a gateway for SMS.
FOR_STRANGERS = ("unsubscribe(bigint, text, text, text, text, jsonb)", "contacts_with(text)")


def statements(database: str, login: str) -> Iterator[str]:
    """Triggers, and the functions for who has not signed in."""
    yield (Path(__file__).parent / "sql" / "privacy.sql").read_text()
    both = f'"{login}", "{database}_staff"'
    yield f"GRANT USAGE ON SCHEMA privacy TO {both}"
    for function in FOR_STRANGERS:
        yield f"REVOKE ALL ON FUNCTION privacy.{function} FROM PUBLIC"
        yield f"GRANT EXECUTE ON FUNCTION privacy.{function} TO {both}"

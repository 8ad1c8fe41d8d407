"""What the database must know of consents, suppressions and erasure, as SQL."""

from collections.abc import Iterator
from pathlib import Path

from liant.modules.privacy.restricting import restricting
from liant.modules.privacy.shares import shares

SQL = Path(__file__).parent / "sql"
# Called where nobody has entered: by links in mails, a gateway for SMS, the night.
FOR_STRANGERS = ("unsubscribe(bigint, text, text, text, text, jsonb)", "contacts_with(text)", "rules_in_use()")
# Asks by itself who may.
FOR_EMPLOYEES = ("erase(bigint, text, text, text[], jsonb)",)


def statements(database: str, login: str) -> Iterator[str]:
    """Triggers, the functions for who has not signed in, and erasing, put together from the shares of the rooms."""
    yield (SQL / "privacy.sql").read_text()
    erased = "\n".join(share.erased for share in shares())
    yield (SQL / "erasing.sql").read_text().replace("-- shares", erased)
    yield from restricting()
    both = f'"{login}", "{database}_staff"'
    yield f"GRANT USAGE ON SCHEMA privacy TO {both}"
    for function in (*FOR_STRANGERS, *FOR_EMPLOYEES):
        yield f"REVOKE ALL ON FUNCTION privacy.{function} FROM PUBLIC"
        yield f"GRANT EXECUTE ON FUNCTION privacy.{function} TO {both}"

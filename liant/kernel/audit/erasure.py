"""Rows of history whose payload was erased, by law (sql/audit.sql).

They are believed to be as they were sealed when they are empty, and an act that is sealed itself tells their digests.

Whoever owns the database could so empty a row, which the audit then tells; never put other words into it.
"""

import json
from typing import Any

from liant.kernel.audit.statements import FORMS

# By table and number, the digest that the row had.
Erased = dict[tuple[str, int], bytes]

# What is empty of an erased row, and by what.
_PAYLOADS = {"history_entry": ("r.told",), "history_change": ("r.before", "r.after")}
_EMPTY: tuple[Any, ...] = (None, {}, {"erased": True})
_TOLD = "SELECT told -> 'digests' FROM history_entry WHERE verb = 'erased' ORDER BY id"


def erased_rows(cursor: Any) -> Erased:
    """All that was ever erased; what is told first counts."""
    cursor.execute(_TOLD)
    found: Erased = {}
    for (digests,) in cursor.fetchall():
        of_tables = json.loads(digests) if isinstance(digests, str) else digests
        for table, rows in of_tables.items():
            for number, digest in rows.items():
                found.setdefault((table, int(number)), bytes.fromhex(digest))
    return found


def is_empty(table: str, form: str) -> bool:
    """Whether the payload of a row, as it is hashed, holds nothing."""
    if not form:
        return False
    values = dict(zip(FORMS[table], json.loads(form), strict=True))
    return all(values[name] in _EMPTY for name in _PAYLOADS[table])

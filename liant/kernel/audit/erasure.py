"""Rows of history whose payload was erased, by law (sql/audit.sql).

They are believed to be as they were sealed when they are empty, and an act that is sealed itself tells their digests,
before and after.

Whoever owns the database could so empty a row, which the audit then tells; never put other words into it.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from django.db.models.expressions import RawSQL

from liant.kernel.audit.statements import FORMS
from liant.kernel.history.models import Entry
from liant.kernel.history.telling import Kind

# What is empty of an erased row, and by what.
_PAYLOADS = {"history_entry": ("r.told",), "history_change": ("r.before", "r.after")}
_EMPTY: tuple[Any, ...] = (None, {}, {"erased": True})


@dataclass
class Erased:
    """All that was ever erased: by table, number and the digest that a row has since, the one that it had."""

    digests: dict[tuple[str, int, bytes], bytes] = field(default_factory=dict)

    def as_sealed(self, table: str, number: int, form: str, digest: bytes) -> bytes:
        """The digest that a row had when it was sealed, if it was emptied as was told; else the one that it has."""
        sealed = self.digests.get((table, number, digest))
        return sealed if sealed and _is_empty(table, form) else digest


def erased_rows(using: str) -> Erased:
    """What the acts of erasing tell; what is told first counts."""
    found = Erased()
    told = RawSQL("told -> 'digests'", [])
    acts = Entry.objects.using(using).filter(verb=Kind.ERASED).order_by("pk").annotate(digests=told)
    for digests in acts.values_list("digests", flat=True):
        of_acts = json.loads(digests) if isinstance(digests, str) else digests
        for table, rows in of_acts["before"].items():
            for number, before in rows.items():
                after = bytes.fromhex(of_acts["after"][table][number])
                found.digests.setdefault((table, int(number), after), bytes.fromhex(before))
    return found


def _is_empty(table: str, form: str) -> bool:
    """Whether the payload of a row, as it is hashed, holds nothing."""
    values = dict(zip(FORMS[table], json.loads(form), strict=True))
    return all(values[name] in _EMPTY for name in _PAYLOADS[table])

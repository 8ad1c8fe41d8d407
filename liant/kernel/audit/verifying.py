"""Verifying: is history as it was when it was sealed (SEC-08)?

Trusts the database to give its rows, and nothing else of it: what is hashed is written here, and hashed here.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from django.db import connections, transaction
from django.db.models.expressions import RawSQL

from liant.kernel.audit.erasure import Erased, erased_rows
from liant.kernel.audit.models import Seal
from liant.kernel.audit.statements import form

ENTRY, CHANGE = "history_entry", "history_change"
# Seals read at once; each names some thousands of rows.
CHUNK = 20

_INSERTED = {
    ENTRY: """
        SELECT id FROM history_entry WHERE (xact, id) <= (%(xact)s, %(entry)s)
        EXCEPT SELECT unnest(entry_ids) FROM audit_seal ORDER BY 1""",
    CHANGE: """
        SELECT c.id FROM (SELECT id FROM history_change EXCEPT SELECT unnest(change_ids) FROM audit_seal) unsealed
          JOIN history_change c USING (id) LEFT JOIN history_entry e ON e.id = c.entry_id
         WHERE e.id IS NULL OR (e.xact, e.id, c.id) <= (%(xact)s, %(entry)s, %(change)s) ORDER BY 1""",
}
_UNSEALED = "SELECT count(*), min(at) FROM history_entry WHERE (xact, id) > (%s, %s)"


@dataclass(frozen=True)
class Flaw:
    """What is wrong: with a row, or, without a table, with a seal itself; `seal` is None for a row under none."""

    kind: Literal["altered", "removed", "inserted"]
    seal: int | None
    table: str = ""
    row: int = 0


@dataclass
class Verification:
    """One way through all the seals, and how far it came: seals, rows under them, the last one as `number:hash`."""

    # The owner's connection: others do not see all rows.
    using: str = "owner"
    seals: int = 0
    rows: int = 0
    head: str = ""
    # Entries that no seal has come to yet, and the oldest of them.
    unsealed: int = 0
    unsealed_since: datetime | None = None
    # Heads that were kept elsewhere; what remains at the end is not, or not any more, in the chain.
    lost_heads: set[str] = field(default_factory=set)

    def flaws(self) -> Iterator[Flaw]:
        """Everything that is not as it was when it was sealed, in the order of the seals."""
        with transaction.atomic(self.using), connections[self.using].cursor() as cursor:
            # What is written and sealed meanwhile is left for the next time.
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            last, erased = None, erased_rows(self.using)
            for seal in _seals(self.using):
                yield from _missing_before(seal, last)
                yield from _check(cursor, seal, last, erased)
                self._count(seal)
                last = seal
            if last:
                yield from _inserted(cursor, last)
            cursor.execute(_UNSEALED, [last.xact, last.entry_id] if last else [-1, 0])
            self.unsealed, self.unsealed_since = cursor.fetchone()

    def _count(self, seal: Any) -> None:
        self.seals += 1
        self.rows += len(seal.entry_ids) + len(seal.change_ids)
        self.head = str(seal)
        self.lost_heads.discard(self.head)


def _seals(using: str) -> Iterator[Any]:
    form_of_seal = RawSQL(form("audit_seal").replace("r.", "audit_seal."), [])  # noqa: S611  all of it is ours
    return Seal.objects.using(using).annotate(form=form_of_seal).order_by("pk").iterator(chunk_size=CHUNK)


def _missing_before(seal: Any, last: Any) -> Iterator[Flaw]:
    for number in range(last.pk + 1 if last else 1, seal.pk):
        yield Flaw("removed", number)


def _check(cursor: Any, seal: Any, last: Any, erased: Erased) -> Iterator[Flaw]:
    """Its rows one by one, then, if all are as they were, the seal itself."""
    before = bytes(last.hash) if last else b""
    content, marks, is_sound = hashlib.sha256(before + seal.form.encode()), memoryview(seal.marks), True
    for table, numbers in ((ENTRY, seal.entry_ids), (CHANGE, seal.change_ids)):
        there = _forms(cursor, table, numbers)
        for number in numbers:
            row, mark = there.get(number, ""), marks[: Seal.MARK]
            digest = hashlib.sha256(row.encode()).digest()
            if digest[: Seal.MARK] != mark and row:
                digest = erased.as_sealed(table, number, row, digest)
            content.update(digest)
            if digest[: Seal.MARK] != mark:
                is_sound = False
                yield Flaw("altered" if number in there else "removed", seal.pk, table, number)
            marks = marks[Seal.MARK :]
    if is_sound and content.digest() != bytes(seal.hash):
        yield Flaw("altered", seal.pk)


def _forms(cursor: Any, table: str, numbers: list[int]) -> dict[int, str]:
    cursor.execute(f"SELECT r.id, {form(table)} FROM {table} r WHERE r.id = ANY(%s)", [numbers])
    return dict(cursor.fetchall())


def _inserted(cursor: Any, last: Any) -> Iterator[Flaw]:
    """Rows that are under no seal, though the seals have come past their place."""
    reach = {"xact": last.xact, "entry": last.entry_id, "change": last.change_id}
    for table, sql in _INSERTED.items():
        cursor.execute(sql, reach)
        yield from (Flaw("inserted", None, table, number) for (number,) in cursor)

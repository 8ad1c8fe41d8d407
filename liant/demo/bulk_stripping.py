"""Tables stripped for loading: without triggers, foreign keys and indexes, which are made again afterwards."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

# Keys of rows stay: they grow at their end only. Each gives: table, name, what makes it again.
_FOREIGN_KEYS = """
    SELECT conrelid::regclass, quote_ident(conname), pg_get_constraintdef(oid)
      FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY(%s::regclass[])"""
_INDEXES = """
    SELECT indrelid::regclass, indexrelid::regclass, pg_get_indexdef(indexrelid)
      FROM pg_index WHERE indrelid = ANY(%s::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)"""


@contextmanager
def stripped(cursor: Any, tables: Iterable[str], tell: Callable[[str], object]) -> Iterator[None]:
    """Within a transaction: keep others away from the tables, strip them, and restore them when the block is done."""
    names = list(tables)
    foreign_keys, indexes = _rows(cursor, _FOREIGN_KEYS, names), _rows(cursor, _INDEXES, names)
    _for_each(cursor, "ALTER TABLE {} DISABLE TRIGGER USER", [(name,) for name in names])
    _for_each(cursor, "ALTER TABLE {} DROP CONSTRAINT {}", foreign_keys)
    _for_each(cursor, "DROP INDEX {1}", indexes)
    yield
    for table in names:
        tell(f"Building indexes of {table}")
        _for_each(cursor, "{2}", [index for index in indexes if index[0] == table])
    tell("Checking references")
    _for_each(cursor, "ALTER TABLE {} ADD CONSTRAINT {} {}", foreign_keys)
    _for_each(cursor, "ALTER TABLE {} ENABLE TRIGGER USER", [(name,) for name in names])


def _rows(cursor: Any, query: str, tables: list[str]) -> list[tuple[str, ...]]:
    cursor.execute(query, [tables])
    return list(cursor.fetchall())


def _for_each(cursor: Any, statement: str, rows: Iterable[tuple[str, ...]]) -> None:
    for row in rows:
        cursor.execute(statement.format(*row))

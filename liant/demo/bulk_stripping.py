"""Tables stripped for loading: without triggers, constraints between rows and indexes, which are made again."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

# Keys of rows stay: they grow at their end only. Each gives: table, name, what makes it again.
_CONSTRAINTS = """
    SELECT conrelid::regclass, quote_ident(conname), pg_get_constraintdef(oid)
      FROM pg_constraint WHERE contype IN ('f', 'u') AND conrelid = ANY(%s::regclass[]) ORDER BY contype = 'f'"""
_INDEXES = """
    SELECT indrelid::regclass, indexrelid::regclass, pg_get_indexdef(indexrelid)
      FROM pg_index WHERE indrelid = ANY(%s::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)"""


@contextmanager
def stripped(cursor: Any, tables: Iterable[str], tell: Callable[[str], object]) -> Iterator[None]:
    """Within a transaction: keep others away from the tables, strip them, and restore them when the block is done."""
    names = list(tables)
    constraints, indexes = _rows(cursor, _CONSTRAINTS, names), _rows(cursor, _INDEXES, names)
    _for_each(cursor, "ALTER TABLE {} DISABLE TRIGGER USER", [(name,) for name in names])
    _for_each(cursor, "ALTER TABLE {} DROP CONSTRAINT {}", constraints)
    _for_each(cursor, "DROP INDEX {1}", indexes)
    yield
    for table in names:
        tell(f"Building indexes of {table}")
        _for_each(cursor, "{2}", [index for index in indexes if index[0] == table])
    tell("Checking constraints")
    _for_each(cursor, "ALTER TABLE {} ADD CONSTRAINT {} {}", constraints)
    _for_each(cursor, "ALTER TABLE {} ENABLE TRIGGER USER", [(name,) for name in names])


@contextmanager
def only_told(cursor: Any, tables: Iterable[str]) -> Iterator[None]:
    """Within a transaction: keep all triggers away from the tables but those that write history of new rows."""
    names = [(name,) for name in tables]
    _for_each(cursor, "ALTER TABLE {0} DISABLE TRIGGER USER, ENABLE TRIGGER history_insert", names)
    yield
    # References are checked first: a table with checks to come can't be altered.
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    _for_each(cursor, "ALTER TABLE {} ENABLE TRIGGER USER", names)
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _rows(cursor: Any, query: str, tables: list[str]) -> list[tuple[str, ...]]:
    cursor.execute(query, [tables])
    return list(cursor.fetchall())


def _for_each(cursor: Any, statement: str, rows: Iterable[tuple[str, ...]]) -> None:
    for row in rows:
        cursor.execute(statement.format(*row))

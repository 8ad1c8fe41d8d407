"""Tables stripped for loading: without triggers, unique constraints and indexes, which are made again.

References are not checked, for they are triggers, too: what is loaded must be made of rows that are there. Keys of rows
that others refer to stay.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

# Each gives: table, name, what makes it again.
_CONSTRAINTS = """
    SELECT conrelid::regclass, quote_ident(conname), pg_get_constraintdef(oid)
      FROM pg_constraint c WHERE contype IN ('p', 'u') AND conrelid = ANY(%s::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint r WHERE r.confrelid = c.conrelid) ORDER BY contype"""
_INDEXES = """
    SELECT indrelid::regclass, indexrelid::regclass, pg_get_indexdef(indexrelid)
      FROM pg_index WHERE indrelid = ANY(%s::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)"""

# To disable these is not enough: the rows they would be given are collected all the same.
_TRIGGERS_GIVEN_ROWS = """
    SELECT tgrelid::regclass, quote_ident(tgname), pg_get_triggerdef(oid)
      FROM pg_trigger WHERE tgrelid = ANY(%s::regclass[]) AND coalesce(tgnewtable, tgoldtable) IS NOT NULL"""


@contextmanager
def stripped(cursor: Any, tables: Iterable[str], tell: Callable[[str], object]) -> Iterator[None]:
    """Within a transaction: keep others away from the tables, strip them, and restore them when the block is done.

    A superuser's right.
    """
    names = list(tables)
    constraints, indexes, triggers = (
        _rows(cursor, each, names) for each in (_CONSTRAINTS, _INDEXES, _TRIGGERS_GIVEN_ROWS)
    )
    _for_each(cursor, "ALTER TABLE {} DISABLE TRIGGER ALL", [(name,) for name in names])
    _for_each(cursor, "DROP TRIGGER {1} ON {0}", triggers)
    _for_each(cursor, "ALTER TABLE {} DROP CONSTRAINT {}", constraints)
    _for_each(cursor, "DROP INDEX {1}", indexes)
    yield
    for table in names:
        tell(f"Building indexes of {table}")
        _for_each(cursor, "{2}", [index for index in indexes if index[0] == table])
        _for_each(cursor, "ALTER TABLE {} ADD CONSTRAINT {} {}", [each for each in constraints if each[0] == table])
    _for_each(cursor, "ALTER TABLE {} ENABLE TRIGGER ALL", [(name,) for name in names])
    _for_each(cursor, "{2}", triggers)


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

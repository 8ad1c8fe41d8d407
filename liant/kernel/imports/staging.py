"""Rows by the thousand into protected tables: COPY into a table of one's own, then INSERT from it as the actor.

PostgreSQL refuses COPY FROM under row security. The INSERT asks the policies and fires the triggers for locks,
search words and history, as any other does (SEC-06, SEC-08).
"""

from collections.abc import Collection, Iterable
from operator import attrgetter
from typing import Any

from django.db import connection, models
from psycopg import sql

from liant.kernel.access.models import Listed


class Stage:
    """A temporary table with the columns of a model, for the current transaction."""

    prefix = "import"

    def __init__(self, model: type[models.Model]) -> None:
        self._fields = [field for field in model._meta.concrete_fields if self._is_staged(field)]
        self._names: dict[str, sql.Composable] = {
            "table": sql.Identifier(model._meta.db_table),
            "stage": sql.Identifier(f"{self.prefix}_{model._meta.db_table}"),
            "typed": sql.SQL(", ").join([_typed(field) for field in self._fields]),
        }
        self._choose(self._fields)
        # Not made from the table: the actor may not read all its columns.
        self._execute("CREATE TEMPORARY TABLE {stage} ({typed}) ON COMMIT DROP")

    def fill(self, rows: Iterable[models.Model]) -> None:
        """Put new rows of the model on the stage."""
        with connection.cursor() as cursor, cursor.copy(self._statement("COPY {stage} ({columns}) FROM STDIN")) as copy:
            for row in rows:
                copy.write_row(self._values(row))

    def empty(self) -> None:
        """Insert into the model's table all that is on the stage."""
        self._execute("INSERT INTO {table} ({columns}) SELECT {columns} FROM {stage}")
        self._execute("TRUNCATE {stage}")

    def drop(self) -> None:
        """Leave nothing behind."""
        self._execute("DROP TABLE {stage}")

    def _is_staged(self, field: Any) -> bool:
        return _is_written(field)

    def _choose(self, fields: list[Any]) -> None:
        """Have rows filled with these fields."""
        self._values = attrgetter(*(field.attname for field in fields))
        self._names["columns"] = sql.SQL(", ").join([sql.Identifier(str(field.column)) for field in fields])

    def _execute(self, statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(self._statement(statement))

    def _statement(self, statement: str) -> sql.Composed:
        return sql.SQL(statement).format(**self._names)


class ChangeStage(Stage):
    """The same for rows that are there: some of their columns, which are set to what is on the stage."""

    prefix = "change"

    def set_attributes(self, attributes: Collection[str]) -> None:
        """The attributes that the rows on the stage change, some of them or all."""
        chosen = [field for field in self._fields if field.primary_key or field.attname in attributes]
        self._choose(chosen)
        sets = [sql.SQL("{0} = s.{0}").format(sql.Identifier(str(field.column))) for field in chosen[1:]]
        self._names["sets"] = sql.SQL(", ").join(sets)

    def empty(self) -> None:
        """Set the columns of the rows that are on the stage."""
        self._execute("UPDATE {table} t SET {sets} FROM {stage} s WHERE t.id = s.id")
        self._execute("TRUNCATE {stage}")

    def _is_staged(self, field: Any) -> bool:
        return bool(field.primary_key or _is_written(field))


def _typed(field: Any) -> sql.Composed:
    # A key that numbers itself in the table is a plain number here.
    kind = field.rel_db_type(connection) if field.primary_key else field.db_type(connection)
    return sql.SQL("{} {}").format(sql.Identifier(str(field.column)), sql.SQL(kind))


def _is_written(field: Any) -> bool:
    """Not what the database computes or fills in by itself; a part's number is given by its table."""
    is_number_of_part = field.primary_key and not issubclass(field.model, Listed)
    return not (field.generated or field.has_db_default() or is_number_of_part)

"""How far a job is, told to others while its own transaction is still open."""

import psycopg
from django.db import connection
from psycopg import sql

from liant.kernel.access.actor import Actor
from liant.kernel.access.models import Private


class Cancelled(Exception):  # noqa: N818  it is no error
    """The employee stopped it."""


class Progress:
    """A second connection, entered as the same employee, that commits each step at once.

    `run` is a row of the employee's own with columns `done`, `rows` and `state`; the job goes on for as long as it is
    in `state`.
    """

    def __init__(self, run: Private, state: str, by: Actor) -> None:
        self._run, self._state, self._employee_id = run, state, by.pk
        self.done = 0
        self._connection = psycopg.connect(**connection.get_connection_params(), autocommit=True)

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

    def report(self, done: int, rows: int | None = None) -> None:
        """Tell how many rows are done, and once of how many. Raises Cancelled when the employee wants no more of it."""
        self.done = done
        with self._connection.transaction():
            self._connection.execute("SELECT access.enter(%s)", [self._employee_id])
            answer = self._connection.execute(
                sql.SQL("UPDATE {} SET done = %s, rows = coalesce(%s, rows) WHERE id = %s RETURNING state").format(
                    sql.Identifier(self._run._meta.db_table)
                ),
                [done, rows, self._run.pk],
            ).fetchone()
        if answer and answer[0] != self._state:
            raise Cancelled

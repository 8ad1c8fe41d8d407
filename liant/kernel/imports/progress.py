"""How far a job is, told to others while its own transaction is still open."""

import psycopg
from django.db import connection

from liant.kernel.access.actor import Actor


class Cancelled(Exception):  # noqa: N818  it is no error
    """The employee stopped the import."""


class Progress:
    """A second connection, entered as the same employee, that commits each step at once.

    The job goes on for as long as the run is in `state`.
    """

    def __init__(self, run_id: int, state: str, by: Actor) -> None:
        self._run_id, self._state, self._employee_id = run_id, state, by.pk
        self._connection = psycopg.connect(**connection.get_connection_params(), autocommit=True)

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

    def report(self, done: int, rows: int | None = None) -> None:
        """Tell how many rows are done, and once of how many. Raises Cancelled when the employee wants no more of it."""
        with self._connection.transaction():
            self._connection.execute("SELECT access.enter(%s)", [self._employee_id])
            answer = self._connection.execute(
                "UPDATE imports_importrun SET done = %s, rows = coalesce(%s, rows) WHERE id = %s RETURNING state",
                [done, rows, self._run_id],
            ).fetchone()
        if answer and answer[0] != self._state:
            raise Cancelled

"""One job at a time for each import, also where a worker was thought dead."""

from django.db import connection


def take_turn(run_id: int) -> None:
    """Have the import to oneself until the transaction ends; waits for another job to end.

    A lock beside the tables: the run's own row stays free, for progress is written to it meanwhile.
    """
    _ask("SELECT pg_advisory_xact_lock(hashtext('import'), %s)", run_id)


def is_free(run_id: int) -> bool:
    """Whether no job is at the import any more; if so, none begins before the transaction ends."""
    return bool(_ask("SELECT pg_try_advisory_xact_lock(hashtext('import'), %s)", run_id))


def _ask(sql: str, run_id: int) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql, [run_id])
        return cursor.fetchone()[0]

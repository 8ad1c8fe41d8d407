"""What the database refuses for the sake of other rows, told before the transaction ends."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, connection, transaction
from psycopg import Error
from psycopg.errors import Diagnostic, UniqueViolation


@contextmanager
def references_checked() -> Iterator[None]:
    """Check foreign keys when the body ends, not with the transaction, where no one could say what is wrong.

    Raises IntegrityError; what the body wrote is undone then, and the transaction goes on.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def is_taken(error: IntegrityError) -> bool:
    """Whether another row has already what may be there only once."""
    return isinstance(error.__cause__, UniqueViolation)


def diagnosis(error: IntegrityError) -> Diagnostic:
    """Which table and which of its rules it was about."""
    assert isinstance(error.__cause__, Error)
    return error.__cause__.diag

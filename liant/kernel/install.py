"""What the database must know beside its tables: roles, functions, policies, triggers. Runs after every migration."""

from collections.abc import Callable, Iterator

from django.db import OperationalError, connections, transaction
from psycopg.errors import DeadlockDetected

from liant.kernel.access import execution, readers
from liant.kernel.access import statements as access
from liant.kernel.api import statements as api
from liant.kernel.attachments import statements as attachments
from liant.kernel.audit import statements as audit
from liant.kernel.comments import statements as comments
from liant.kernel.exports import statements as exports
from liant.kernel.history import statements as history
from liant.kernel.imports import statements as imports
from liant.kernel.lifecycle import statements as lifecycle
from liant.kernel.merging import statements as merging
from liant.kernel.notifications import statements as notifications
from liant.kernel.search import statements as search
from liant.kernel.webhooks import statements as webhooks

# What rooms above add, as SQL: each is called with the names of the database and of the application's login.
further: list[Callable[[str, str], Iterator[str]]] = []

# Who works meanwhile may hold a table and want another: PostgreSQL then undoes one of the two.
ATTEMPTS = 5


def install(using: str = "owner") -> None:
    """Bring functions, row security and triggers of every protected table up to date; may be repeated.

    Takes only short locks: it replaces definitions; the only rows it writes are references, which are few.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            _install(using)
        except OperationalError as error:
            if attempt == ATTEMPTS or not isinstance(error.__cause__, DeadlockDetected):
                raise
        else:
            return


def _install(using: str) -> None:
    with transaction.atomic(using), connections[using].cursor() as cursor:
        # Two machines that upgrade at once take turns.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('liant install'))")
        for statement in _statements(str(connections[using].settings_dict["NAME"])):
            cursor.execute(statement)


def _statements(database: str) -> Iterator[str]:
    app = connections["default"].settings_dict
    yield from access.statements(database, str(app["USER"]), str(app["PASSWORD"]))
    yield from readers.statements(database)
    yield from search.statements()
    yield from history.statements(database, str(app["USER"]))
    yield from audit.statements(database, str(app["USER"]))
    yield from api.statements()
    yield from imports.statements()
    yield from exports.statements()
    yield from webhooks.statements()
    yield from comments.statements()
    yield from notifications.statements(str(app["USER"]))
    yield from attachments.statements(str(app["USER"]))
    yield from merging.statements()
    yield from lifecycle.statements(database, str(app["USER"]))
    for statements in further:
        yield from statements(database, str(app["USER"]))
    yield from execution.statements(database, str(app["USER"]))
    yield "SELECT access.rekey()"
    yield access.leakproof()

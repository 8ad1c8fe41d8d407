"""Database logins that only read, each as one employee: for spreadsheets and reporting tools (SEC-06).

The login's name tells whose it is, and only the owner of the database makes logins: so the policies know the employee
without anybody entering. It may read the tables that pages show, and gets the rows that pages show.
"""

from collections.abc import Iterator
from secrets import token_urlsafe

from django.db import connections, transaction
from psycopg import sql

from liant.kernel.access.limiting import make_role
from liant.kernel.access.models import Employee, Private, Record, Reference
from liant.kernel.access.tables import protected_models

OWNER = "owner"
# A query that runs away, or a tool that opens ever more connections, keeps nobody from working.
LIMITS = "CONNECTION LIMIT 5"
SETTINGS = {"default_transaction_read_only": "on", "statement_timeout": "5min", "idle_session_timeout": "1h"}


def statements(database: str) -> Iterator[str]:
    """What all readers may do, as SQL."""
    group = f"{database}_reader"
    yield make_role(group)
    yield f'GRANT USAGE ON SCHEMA public, access TO "{group}"'
    for model in protected_models():
        table, entity = model._meta.db_table, model.entity_name()
        if issubclass(model, Private):
            continue
        if not issubclass(model, Record):
            yield f'GRANT SELECT ON "{table}" TO "{group}"'
        else:
            # The columns are given to each by name: see `limit_reader` in sql/limits.sql.
            yield f'REVOKE SELECT ON "{table}" FROM "{group}"'
            yield f'GRANT SELECT ON "{table}_caption" TO "{group}"'
        if not issubclass(model, Reference):
            # Who sees all of an entity has no keys for it, and as a reader no role either.
            yield f'DROP POLICY IF EXISTS read_all ON "{table}"; DROP POLICY IF EXISTS "read" ON "{table}"'
            yield (
                f'CREATE POLICY "read" ON "{table}" FOR SELECT TO "{group}" USING '
                f"((SELECT access.opens_all('{entity}', 'see')) OR audience && (SELECT access.keys('{entity}', 'see')))"
            )


def login_of(employee: Employee) -> str:
    """The name of an employee's login for reading."""
    return f"{_database()}_reads_{employee.pk}"


def make_reader(employee: Employee) -> str:
    """Give an employee a login for reading, or a new password to the one that is there; returns the password."""
    login, password = login_of(employee), token_urlsafe(24)
    with transaction.atomic(OWNER):
        if not _exists(login):
            _execute("CREATE ROLE {login} LOGIN IN ROLE {group}", login)
        _execute("ALTER ROLE {login} " + LIMITS + " PASSWORD {password}", login, password)
        for name, value in SETTINGS.items():
            _execute(f"ALTER ROLE {{login}} SET {name} = '{value}'", login)
        with connections[OWNER].cursor() as cursor:
            cursor.execute("SELECT access.limit_reader(%s)", [employee.pk])
    return password


def end_reader(employee: Employee) -> bool:
    """Take an employee's login for reading away and end its sessions; whether there was one."""
    login = login_of(employee)
    with transaction.atomic(OWNER):
        if not _exists(login):
            return False
        with connections[OWNER].cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", [login])
        _execute("DROP ROLE {login}", login)
    return True


def _database() -> str:
    return str(connections[OWNER].settings_dict["NAME"])


def _exists(login: str) -> bool:
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [login])
        return cursor.fetchone() is not None


def _execute(statement: str, login: str, password: str = "") -> None:
    names = {
        "login": sql.Identifier(login),
        "group": sql.Identifier(f"{_database()}_reader"),
        "password": sql.Literal(password),
    }
    with connections[OWNER].cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(**names))

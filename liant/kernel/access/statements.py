"""The row security of every protected table, as SQL derived from its model (SEC-06)."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

from liant.kernel.access import limiting
from liant.kernel.access.editions import remembering
from liant.kernel.access.grouping import grouping
from liant.kernel.access.limitable import limitable_models
from liant.kernel.access.limiting import make_role
from liant.kernel.access.locks import locks
from liant.kernel.access.models import Private, Protected, Record, Reference, Shared
from liant.kernel.access.rekeying import rekeying
from liant.kernel.access.tables import open_models, participated, protected_models, record_models
from liant.kernel.access.trees import trees

SQL = Path(__file__).parent / "sql"

# Functions and operators that reveal nothing by errors, yet are kept from their index behind a policy unless marked so.
LEAKPROOF = (
    "pg_catalog.ts_match_vq(tsvector,tsquery)", "pg_catalog.jsonb_contains(jsonb,jsonb)",
    "pg_catalog.arrayoverlap(anyarray,anyarray)", "pg_catalog.right(text,integer)", "search.word_list(text)",
)  # fmt: skip


def statements(database: str, login: str, password: str) -> Iterator[str]:
    """Roles, functions, privileges, locks and policies."""
    yield from _roles(database, login, password)
    yield (SQL / "enter.sql").read_text()
    yield from _installation()
    yield from remembering()
    yield from limiting.fields()
    for name in (
        "chart",
        "rights",
        "limits",
        "keys",
        "groups",
        "administrators",
        "delegation",
        "explaining",
        "entrance",
        "authors",
    ):
        yield (SQL / f"{name}.sql").read_text()
    yield from rekeying()
    yield from trees()
    yield from grouping(database, login)
    yield from _schema_privileges(database, login)
    for model in open_models():
        yield _grant("SELECT, INSERT, UPDATE, DELETE", model._meta.db_table, database, login)
    for model in protected_models():
        yield from _protect(model, database, login)


def leakproof() -> str:
    """Marks the operators above where the server lets us (a superuser's right); elsewhere queries are only slower."""
    marks = " ".join(f"ALTER FUNCTION {function} LEAKPROOF;" for function in LEAKPROOF)
    return f"DO $$ BEGIN {marks} EXCEPTION WHEN insufficient_privilege THEN NULL; END $$"


def _installation() -> Iterator[str]:
    """What the functions must know of this installation: its time zone, its entities of records, with participants."""
    for name, kind, value in (
        ("zone", "text", f"'{settings.TIME_ZONE}'"),
        ("recorded", "text[]", _array(_recorded())),
        ("participated", "text[]", _array({model.entity_name() for model in participated()})),
    ):
        yield (
            f"CREATE OR REPLACE FUNCTION access.{name}() RETURNS {kind} IMMUTABLE PARALLEL SAFE LANGUAGE sql AS "
            f"$$ SELECT {value}::{kind} $$"
        )


def _recorded() -> set[str]:
    return {model.entity_name() for model in record_models()}


def _array(names: Iterable[str]) -> str:
    return "ARRAY[" + ", ".join(f"'{name}'" for name in sorted(names)) + "]"


def _roles(database: str, login: str, password: str) -> Iterator[str]:
    # NOINHERIT: the login gets a role's rights only by entering as an employee.
    yield make_role(login)
    yield f"ALTER ROLE \"{login}\" LOGIN NOINHERIT PASSWORD '{password}'"
    yield make_role(f"{database}_staff")
    # Reads every column of every record; who does not is a member of a part of it (sql/limits.sql).
    yield make_role(f"{database}_whole")
    yield f'GRANT "{database}_staff" TO "{login}"'
    # Asks the conditions of target groups (grouping.py): of every record, and writes none.
    yield make_role(f"{database}_asks")
    yield f'GRANT "{database}_whole" TO "{database}_asks"'
    for entity in sorted(_recorded()):
        yield make_role(f"{database}_sees_{entity}")
        yield f'GRANT "{database}_sees_{entity}" TO "{database}_asks"'


def _schema_privileges(database: str, login: str) -> Iterator[str]:
    both = f'"{login}", "{database}_staff"'
    yield "REVOKE CREATE ON SCHEMA public FROM PUBLIC"
    yield f'GRANT USAGE ON SCHEMA public, access TO {both}, "{database}_asks"'
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {both}"
    # So that any process can tell whether the database fits its version.
    yield f"GRANT SELECT ON django_migrations TO {both}"
    yield "REVOKE ALL ON FUNCTION access.ensure_ring, access.ensure_part, access.rekey, access.rering FROM PUBLIC"


def _grant(privileges: str, table: str, database: str, login: str) -> str:
    return f'GRANT {privileges} ON "{table}" TO "{login}", "{database}_staff"'


def _protect(model: type[Protected], database: str, login: str) -> Iterator[str]:
    table = model._meta.db_table
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
    yield _grant("SELECT, INSERT, UPDATE, DELETE", table, database, login)
    if getattr(model, "is_append_only", False):
        yield f'REVOKE UPDATE, DELETE ON "{table}" FROM "{login}", "{database}_staff"'
    yield f'GRANT SELECT ON "{table}" TO "{database}_asks"'
    yield from locks(model)
    if issubclass(model, Record):
        yield from limiting.reading(model, database, login)
        yield from limiting.guards(model)
        if model in limitable_models():
            yield from limiting.parts(model, database)
        for action, names in model.guarded.items():
            yield from _guard(model, action, names)
        yield from _caption(model)
        yield _grant("SELECT", f"{table}_caption", database, login)
    yield from _policies(model, database)


def _policies(model: type[Protected], database: str) -> Iterator[str]:
    table, entity = model._meta.db_table, model.entity_name()
    insert, update, delete = (model.needs[write] for write in ("insert", "update", "delete"))
    if issubclass(model, Reference):
        yield _policy(table, "see", "SELECT USING ((SELECT access.employee()) IS NOT NULL)")
        yield _policy(table, "create", f"INSERT WITH CHECK ((SELECT access.opens_all('{entity}', '{insert}')))")
        yield _policy(table, "change", f"UPDATE USING ((SELECT access.opens_all('{entity}', '{update}')))")
        yield _policy(table, "delete", f"DELETE USING ((SELECT access.opens_all('{entity}', '{delete}')))")
        return
    if issubclass(model, Shared):
        yield from _of_circles(table)
        return
    if issubclass(model, Private):
        yield _policy(table, "own", "ALL USING (employee_id = (SELECT access.employee()))")
        return
    yield _policy(table, "see", f'SELECT TO "{database}_staff" USING ({_sees(model)})')
    yield _policy(table, "see_all", f'SELECT TO "{database}_sees_{entity}" USING (true)')
    if author := getattr(model, "author", ""):
        yield from _of_authors(model, author)
        return
    yield _policy(table, "create", f"INSERT WITH CHECK {_opens(entity, insert)}")
    yield _policy(table, "change", f"UPDATE USING {_opens(entity, update)}")
    yield _policy(table, "delete", f"DELETE USING {_opens(entity, delete)}")


def _of_authors(model: type[Protected], author: str) -> Iterator[str]:
    """Whoever sees the whole adds one of their own; what was deleted comes back by undo as it was, whosever it is."""
    table, sees = model._meta.db_table, _opens(model.entity_name(), "see")
    mine = f"{model.column(author)} = (SELECT access.employee())"
    adds = sees
    if getattr(model, "is_added_by_author", True):
        adds += f" AND ({mine} OR access.was_deleted('{table}', id, to_jsonb({table})))"
    yield _policy(table, "create", f"INSERT WITH CHECK ({adds})")
    yield _policy(table, "change", f"UPDATE USING ({mine} AND {sees})")
    yield _policy(table, "delete", f"DELETE USING ({mine} OR {_opens(model.entity_name(), 'delete')})")


def _of_circles(table: str) -> Iterator[str]:
    """One's own, and what is shared with a unit one is in: to be read, and mended by whoever keeps the chart."""
    mine = "employee_id = (SELECT access.employee())"
    keeper = "(SELECT access.opens_all('unit', 'change'))"
    allowed = f"(unit_id IS NULL OR unit_id = ANY ((SELECT access.own_units())::bigint[]) OR {keeper})"
    mended = f"({mine} OR unit_id IS NOT NULL AND {keeper})"
    yield _policy(table, "see", f"SELECT USING ({mended} OR unit_id = ANY ((SELECT access.circles())::bigint[]))")
    yield _policy(table, "create", f"INSERT WITH CHECK ({mine} AND {allowed})")
    yield _policy(table, "change", f"UPDATE USING {mended} WITH CHECK ({mended} AND {allowed})")
    yield _policy(table, "delete", f"DELETE USING {mended}")


def _sees(model: type[Protected]) -> str:
    """What opens a row to who looks at it.

    Of keys in a sub-select PostgreSQL knows nothing when it plans: it takes them for one row in a hundred, and would
    read the whole index over locks for who sees many more. So records are found by the keys it expects, which have an
    index and statistics; the sub-select decides, in a form that is no choice of index and is taken for every other row.
    """
    entity = model.entity_name()
    opened = f"audience && (SELECT access.keys('{entity}', 'see'))"
    if not issubclass(model, Record):
        return opened
    return f"coalesce({opened}, false) AND audience && access.expected_keys('{entity}')"


def _opens(entity: str, action: str) -> str:
    # An OR is right here: a write names its rows, there is no index for it to hide.
    right = f"('{entity}', '{action}')"
    return f"((SELECT access.opens_all{right}) OR audience && (SELECT access.keys{right}))"


def _policy(table: str, name: str, rule: str) -> str:
    return f'DROP POLICY IF EXISTS "{name}" ON "{table}"; CREATE POLICY "{name}" ON "{table}" FOR {rule}'


def _guard(model: type[Record], action: str, fields: Iterable[str]) -> Iterator[str]:
    """To set these fields (to give it away, to complete it) is a right apart. No policy can ask: it sees one row."""
    table, right = model._meta.db_table, f"('{model.entity_name()}', '{action}')"
    columns = [model.column(name) for name in fields]
    old, new = (", ".join(f"{age}.{column}" for column in columns) for age in ("OLD", "NEW"))
    yield f"""
        CREATE OR REPLACE FUNCTION access.guard_{action}_{table}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF access.employee() IS NOT NULL
               AND NOT (access.opens_all{right} OR OLD.audience && coalesce(access.keys{right}, '{{}}'))
            THEN
                RAISE insufficient_privilege USING MESSAGE = 'not theirs to {action}', TABLE = '{table}';
            END IF;
            RETURN NEW;
        END $$"""
    yield f"""
        CREATE OR REPLACE TRIGGER guard_{action} BEFORE UPDATE OF {", ".join(columns)} ON {table} FOR EACH ROW
        WHEN (ROW({old}) IS DISTINCT FROM ROW({new}))
        EXECUTE FUNCTION access.guard_{action}_{table}()"""
    # As it was called while there was this one alone.
    yield f"DROP FUNCTION IF EXISTS access.guard_assigning_{table}() CASCADE"


def _caption(model: type[Record]) -> Iterator[str]:
    """A name met on a record one may see is shown even when its own record is hidden: that much and no more."""
    table = model._meta.db_table
    yield f"""
        CREATE OR REPLACE VIEW {table}_caption WITH (security_barrier) AS
        SELECT id, caption FROM {table} WHERE access.employee() IS NOT NULL"""

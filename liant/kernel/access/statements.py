"""The row security of every protected table, as SQL derived from its model (SEC-06)."""

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db import models

from liant.kernel.access.models import Part, Private, Protected, Record, Reference

SQL = Path(__file__).parent / "sql"

# Tables without row security that a session needs before or beside entering.
OPEN_APPS = ("account", "contenttypes", "procrastinate", "sessions")
OPEN_TABLES = ("access_user",)

# Operators that reveal nothing by errors, yet are kept from their index behind a policy unless marked so.
LEAKPROOF = ("ts_match_vq(tsvector,tsquery)", "jsonb_contains(jsonb,jsonb)", "arrayoverlap(anyarray,anyarray)")


def protected_models() -> list[type[Protected]]:
    """Every table with row security."""
    return [model for model in apps.get_models() if issubclass(model, Protected)]


def parts_of(model: type[Record]) -> list[type[Part]]:
    """The parts that records of this model have."""
    return [part for part in protected_models() if issubclass(part, Part) and part.whole_model() is model]


def open_models() -> list[type[models.Model]]:
    """Every table that each session may read and write whole."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in OPEN_APPS or model._meta.db_table in OPEN_TABLES
    ]


def statements(database: str, login: str, password: str) -> Iterator[str]:
    """Roles, functions, privileges, locks and policies."""
    yield from _roles(database, login, password)
    yield (SQL / "enter.sql").read_text()
    yield (SQL / "keys.sql").read_text()
    yield from _schema_privileges(database, login)
    for model in open_models():
        yield _grant("SELECT, INSERT, UPDATE, DELETE", model._meta.db_table, database, login)
    for model in protected_models():
        yield from _protect(model, database, login)


def leakproof() -> str:
    """Marks the operators above where the server lets us (a superuser's right); elsewhere queries are only slower."""
    marks = " ".join(f"ALTER FUNCTION pg_catalog.{function} LEAKPROOF;" for function in LEAKPROOF)
    return f"DO $$ BEGIN {marks} EXCEPTION WHEN insufficient_privilege THEN NULL; END $$"


def _roles(database: str, login: str, password: str) -> Iterator[str]:
    # NOINHERIT: the login gets a role's rights only by entering as an employee.
    yield make_role(login)
    yield f"ALTER ROLE \"{login}\" LOGIN NOINHERIT PASSWORD '{password}'"
    yield make_role(f"{database}_staff")
    yield f'GRANT "{database}_staff" TO "{login}"'
    for entity in sorted({model.entity_name() for model in protected_models() if issubclass(model, Record)}):
        yield make_role(f"{database}_sees_{entity}")


def make_role(role: str) -> str:
    """Makes a role that nobody can log in as, unless it is there."""
    return (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') "
        f'THEN CREATE ROLE "{role}" NOLOGIN; END IF; END $$'
    )


def _schema_privileges(database: str, login: str) -> Iterator[str]:
    both = f'"{login}", "{database}_staff"'
    yield "REVOKE CREATE ON SCHEMA public FROM PUBLIC"
    yield f"GRANT USAGE ON SCHEMA public, access TO {both}"
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {both}"
    # So that any process can tell whether the database fits its version.
    yield f"GRANT SELECT ON django_migrations TO {both}"
    yield "REVOKE ALL ON FUNCTION access.ensure_ring, access.rekey, access.rering FROM PUBLIC"


def _grant(privileges: str, table: str, database: str, login: str) -> str:
    return f'GRANT {privileges} ON "{table}" TO "{login}", "{database}_staff"'


def _protect(model: type[Protected], database: str, login: str) -> Iterator[str]:
    table = model._meta.db_table
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
    yield _grant("SELECT, INSERT, UPDATE, DELETE", table, database, login)
    if issubclass(model, Record):
        yield from _lock_record(model)
        yield _grant("SELECT", f"{table}_caption", database, login)
    elif issubclass(model, Part):
        yield from _lock_part(model)
    yield from _policies(model, database)


def _policies(model: type[Protected], database: str) -> Iterator[str]:
    table, entity = model._meta.db_table, model.entity_name()
    if issubclass(model, Reference):
        yield _policy(table, "see", "SELECT USING ((SELECT access.employee()) IS NOT NULL)")
        yield _policy(table, "create", f"INSERT WITH CHECK ((SELECT access.opens_all('{entity}', 'create')))")
        yield _policy(table, "change", f"UPDATE USING ((SELECT access.opens_all('{entity}', 'change')))")
        yield _policy(table, "delete", f"DELETE USING ((SELECT access.opens_all('{entity}', 'delete')))")
        return
    if issubclass(model, Private):
        yield _policy(table, "own", "ALL USING (employee_id = (SELECT access.employee()))")
        return
    is_part = issubclass(model, Part)
    yield _policy(table, "see", f"SELECT USING (audience && (SELECT access.keys('{entity}', 'see')))")
    yield _policy(table, "see_all", f'SELECT TO "{database}_sees_{entity}" USING (true)')
    yield _policy(table, "create", f"INSERT WITH CHECK {_opens(entity, 'change' if is_part else 'create')}")
    yield _policy(table, "change", f"UPDATE USING {_opens(entity, 'change')}")
    yield _policy(table, "delete", f"DELETE USING {_opens(entity, 'change' if is_part else 'delete')}")


def _opens(entity: str, action: str) -> str:
    # An OR is right here: a write names its rows, there is no index for it to hide.
    right = f"('{entity}', '{action}')"
    return f"((SELECT access.opens_all{right}) OR audience && (SELECT access.keys{right}))"


def _policy(table: str, name: str, rule: str) -> str:
    return f'DROP POLICY IF EXISTS "{name}" ON "{table}"; CREATE POLICY "{name}" ON "{table}" FOR {rule}'


def _lock_record(model: type[Record]) -> Iterator[str]:
    locks = "ARRAY[access.employee_key(NEW.owner_id), access.unit_key(NEW.unit_id)]"
    yield from _lock(model._meta.db_table, f"NEW.audience := {locks}; NEW.changed_at := now();")
    yield from _pass_locks_on(model._meta.db_table, parts_of(model))
    yield from _caption(model)


def _caption(model: type[Record]) -> Iterator[str]:
    """A name met on a record one may see is shown even when its own record is hidden: that much and no more."""
    table = model._meta.db_table
    yield f"""
        CREATE OR REPLACE VIEW {table}_caption WITH (security_barrier) AS
        SELECT id, caption FROM {table} WHERE access.employee() IS NOT NULL"""


def _lock_part(model: type[Part]) -> Iterator[str]:
    whole = model.whole_model()._meta.db_table
    columns = ", ".join(f"NEW.{model.column(name)}" for name in model.wholes)
    yield from _lock(
        model._meta.db_table,
        f"NEW.audience := coalesce((SELECT array_agg(DISTINCT lock ORDER BY lock) FROM {whole} whole, "
        f"unnest(whole.audience) lock WHERE whole.id IN ({columns})), '{{}}');",
    )


def _lock(table: str, body: str) -> Iterator[str]:
    yield f"""
        CREATE OR REPLACE FUNCTION access.lock_{table}() RETURNS trigger
        SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS
        $$ BEGIN {body} RETURN NEW; END $$"""
    yield f"""
        CREATE OR REPLACE TRIGGER a_lock BEFORE INSERT OR UPDATE ON {table}
        FOR EACH ROW EXECUTE FUNCTION access.lock_{table}()"""


def _pass_locks_on(table: str, parts: list[type[Part]]) -> Iterator[str]:
    """When a record's locks change, each part takes them again: its own trigger does so on any update."""
    touches = " ".join(
        f"UPDATE {part._meta.db_table} SET audience = audience WHERE {part.column(name)} = NEW.id;"
        for part in parts
        for name in part.wholes
    )
    yield f"""
        CREATE OR REPLACE FUNCTION access.pass_on_{table}() RETURNS trigger
        SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS
        $$ BEGIN {touches} RETURN NULL; END $$"""
    yield f"""
        CREATE OR REPLACE TRIGGER pass_locks_on AFTER UPDATE ON {table} FOR EACH ROW
        WHEN (OLD.audience IS DISTINCT FROM NEW.audience) EXECUTE FUNCTION access.pass_on_{table}()"""

"""The triggers that record history, and who may read it, as SQL derived from the protected models (SEC-08)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from liant.kernel.access.models import Part, Private, Protected, Reference
from liant.kernel.access.statements import protected_models
from liant.kernel.history.models import Change, Entry

SQL = Path(__file__).parent / "sql"
EVENTS = {
    "insert": "REFERENCING NEW TABLE AS new_rows",
    "update": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "delete": "REFERENCING OLD TABLE AS old_rows",
}
# The columns that every employee may read, of rows that their policies show.
READ = {
    "history_entry": [field.column for field in Entry._meta.concrete_fields if field.name not in Entry.FOR_AUDITORS],
    "history_change": [field.column for field in Change._meta.concrete_fields],
}


def told_models() -> list[type[Protected]]:
    """The tables whose changes are history: all that concern more than one employee."""
    return [model for model in protected_models() if not issubclass(model, Private)]


def statements(database: str, login: str) -> Iterator[str]:
    """Functions, triggers on every protected table, and the rule of reading: a record's history goes with it."""
    yield (SQL / "history.sql").read_text()
    for model in told_models():
        yield from _triggers(model)
    yield _sees()
    yield f'GRANT USAGE ON SCHEMA history TO "{login}", "{database}_staff"'
    yield "REVOKE ALL ON FUNCTION history.add FROM PUBLIC"
    for table, columns in READ.items():
        yield from _let_read(table, columns, f'"{login}", "{database}_staff"')
    # A deleted record can be seen by no one any more; who deleted it may still undo that.
    yield """CREATE POLICY see ON history_change FOR SELECT USING (
        history.sees(entity, record_ids) OR operation = 'delete' AND history.is_mine(entry_id))"""
    yield """CREATE POLICY see ON history_entry FOR SELECT USING (
        (SELECT access.employee()) IS NOT NULL AND told IS NULL)"""


def _let_read(table: str, columns: list[Any], roles: str) -> Iterator[str]:
    yield f"REVOKE SELECT ON {table} FROM {roles}"
    names = ", ".join(f'"{column}"' for column in columns)
    yield f"GRANT SELECT ({names}) ON {table} TO {roles}"
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"DROP POLICY IF EXISTS see ON {table}"


def _triggers(model: type[Protected]) -> Iterator[str]:
    table = model._meta.db_table
    columns = [model.column(name) for name in model.wholes] if issubclass(model, Part) else ["id"]
    generated = {str(field.column) for field in model._meta.concrete_fields if field.generated}
    left_out = sorted(model.kept_by_database | generated)
    arguments = f"'{model.entity_name()}', '{','.join(columns)}', '{','.join(left_out)}'"
    for event, tables in EVENTS.items():
        yield f"""
            CREATE OR REPLACE TRIGGER history_{event} AFTER {event} ON {table} {tables}
            FOR EACH STATEMENT EXECUTE FUNCTION history.record_{event}({arguments})"""


def _sees() -> str:
    """A function that asks, as the reader, whether one of the records can be seen."""
    cases = {}
    for model in told_models():
        if not issubclass(model, Part):
            shown = "true" if issubclass(model, Reference) else _exists(model)
            cases[model.entity_name()] = f"WHEN '{model.entity_name()}' THEN RETURN {shown};"
    return f"""
        CREATE OR REPLACE FUNCTION history.sees(entity text, record_ids bigint[]) RETURNS boolean
        STABLE LANGUAGE plpgsql AS $$ BEGIN
            IF access.employee() IS NULL THEN RETURN false; END IF;
            CASE entity {" ".join(cases.values())} ELSE RETURN false; END CASE;
        END $$"""


def _exists(model: type[Protected]) -> str:
    return f"EXISTS (SELECT FROM {model._meta.db_table} r WHERE r.id = ANY(record_ids))"

"""What the database must know to keep fields from employees: which there are, who reads and fills them in (SEC-05)."""

import json
from collections.abc import Iterator

from liant.kernel.access.limitable import limitable, limitable_models
from liant.kernel.access.models import Record
from liant.kernel.access.tables import TRANSITIONS, record_models


def fields() -> Iterator[str]:
    """The tables of records, and their fields that may be limited, as functions."""
    tables = ", ".join(f"'{model._meta.db_table}'" for model in record_models())
    yield (
        "CREATE OR REPLACE FUNCTION access.record_tables() RETURNS SETOF text IMMUTABLE LANGUAGE sql AS "
        f"$$ SELECT unnest(ARRAY[{tables}]) $$"
    )
    rows = ", ".join(
        f"('{model.entity_name()}', '{each.field.name}', '{model._meta.db_table}', '{each.column}', "
        f"'{json.dumps(each.blank)}'::jsonb)"
        for model in limitable_models()
        for each in limitable(model)
    )
    yield f"""
        CREATE OR REPLACE FUNCTION access.limitable()
        RETURNS TABLE (entity text, field text, "table" text, "column" text, blank jsonb)
        IMMUTABLE LANGUAGE sql AS $$ VALUES {rows} $$"""


def reading(model: type[Record], database: str, login: str) -> Iterator[str]:
    """Who reads the table of these records: whoever nothing is hidden from. Others get the rest of its columns."""
    table = model._meta.db_table
    yield f'GRANT SELECT ON "{table}" TO "{login}", "{database}_whole"'
    yield f'REVOKE SELECT ON "{table}" FROM "{database}_staff"'


def guards(model: type[Record]) -> Iterator[str]:
    """Triggers that refuse to fill in what is kept from the acting employee, whatever the path."""
    table = model._meta.db_table
    yield f"""
        CREATE OR REPLACE FUNCTION access.guard_fields_insert_{table}() RETURNS trigger
        SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
        DECLARE
            fixed text[] := access.limited(access.limits(), '{table}');
        BEGIN
            -- What comes back by an undo, comes back whole.
            IF fixed <> '{{}}' AND coalesce(current_setting('liant.undoes', true), '') = '' AND EXISTS (
                SELECT FROM new_rows n, access.limitable() f
                 WHERE f."table" = '{table}' AND f."column" = ANY (fixed)
                   AND to_jsonb(n) -> f."column" IS DISTINCT FROM f.blank)
            THEN
                RAISE insufficient_privilege USING MESSAGE = 'not theirs to fill in', TABLE = '{table}';
            END IF;
            RETURN NULL;
        END $$"""
    yield f"""
        CREATE OR REPLACE FUNCTION access.guard_fields_update_{table}() RETURNS trigger
        SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
        DECLARE
            fixed text[] := access.limited(access.limits(), '{table}');
        BEGIN
            IF fixed <> '{{}}' AND EXISTS (
                SELECT FROM new_rows n JOIN old_rows o USING (id), unnest(fixed) f ("column")
                 WHERE to_jsonb(n) -> f."column" IS DISTINCT FROM to_jsonb(o) -> f."column")
            THEN
                RAISE insufficient_privilege USING MESSAGE = 'not theirs to fill in', TABLE = '{table}';
            END IF;
            RETURN NULL;
        END $$"""
    for event in ("insert", "update"):
        yield f"""
            CREATE OR REPLACE TRIGGER guard_fields_{event} AFTER {event} ON {table} REFERENCING {TRANSITIONS[event]}
            FOR EACH STATEMENT EXECUTE FUNCTION access.guard_fields_{event}_{table}()"""

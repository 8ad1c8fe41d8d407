"""What the database must know to keep fields from employees: which there are, who reads and fills them in (SEC-05)."""

from collections.abc import Iterable, Iterator
from typing import Any

from liant.kernel.access.limitable import limitable, limitable_models, limitable_parts
from liant.kernel.access.limits import ROW
from liant.kernel.access.models import Part, Record
from liant.kernel.access.tables import TRANSITIONS, record_models


def fields() -> Iterator[str]:
    """The tables of records, those of parts that may be limited, and the fields that may be, as functions."""
    parts = [(model, part) for model in limitable_models() for part in limitable_parts(model)]
    yield _names("record_tables", record_models())
    yield _names("part_tables", [part for _model, part in parts])
    searched = ", ".join(
        f"('{part._meta.db_table}', '{model._meta.db_table}')" for model, part in parts if part.searched
    )
    yield f"""
        CREATE OR REPLACE FUNCTION access.searched_parts() RETURNS TABLE (part text, "table" text)
        IMMUTABLE LANGUAGE sql AS $$ VALUES {searched} $$"""
    rows = ", ".join(
        f"('{model.entity_name()}', '{each.name}', '{each.table}', '{each.column}', '{each.blank}'::jsonb)"
        for model in limitable_models()
        for each in limitable(model)
    )
    yield f"""
        CREATE OR REPLACE FUNCTION access.limitable()
        RETURNS TABLE (entity text, field text, "table" text, "column" text, blank jsonb)
        STABLE LANGUAGE sql AS $$ VALUES {rows} {" ".join(_by_row(parts))} $$"""


def _by_row(parts: Iterable[tuple[type[Record], type[Part]]]) -> Iterator[str]:
    """What is limited for each row of another table."""
    for model, part in parts:
        if part.limited_by:
            rows, name = _limited_by(part)._meta.db_table, part.accessor(part.wholes[0])
            yield (
                f"UNION ALL SELECT entity, '{name}.' || key, '{part._meta.db_table}', '{ROW}' || id, 'null'::jsonb "
                f"FROM {rows} WHERE entity = '{model.entity_name()}'"
            )


def _limited_by(part: type[Part]) -> Any:
    return part._meta.get_field(part.limited_by).related_model


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


def parts(model: type[Record], database: str) -> Iterator[str]:
    """Policies that shut the parts of these records to who is a member of a role from which they are kept.

    They are `false` for these and nothing at all for everybody else, whose queries stay as they are. What comes back
    by an undo comes back whole.
    """
    for part in limitable_parts(model):
        table = part._meta.db_table
        blind, fixed = f"{database}_blind_{table}", f"{database}_fixed_{table}"
        yield make_role(blind)
        yield make_role(fixed)
        undone = "coalesce(current_setting('liant.undoes', true), '') <> ''"
        yield _shut(table, "blind", f'SELECT TO "{blind}" USING (false)')
        yield _shut(table, "fixed_insert", f'INSERT TO "{fixed}" WITH CHECK ({undone})')
        yield _shut(table, "fixed_update", f'UPDATE TO "{fixed}" USING (false)')
        yield _shut(table, "fixed_delete", f'DELETE TO "{fixed}" USING (false)')
        if part.limited_by:
            yield from _parts_by_row(part, database, undone)
    yield from _take_parts_along(model)


def _parts_by_row(part: type[Part], database: str, undone: str) -> Iterator[str]:
    """The same for the parts of some rows alone."""
    table, column = part._meta.db_table, part.column(part.limited_by)
    dim, held = f"{database}_dim_{table}", f"{database}_held_{table}"
    yield make_role(dim)
    yield make_role(held)
    hidden, limited = (
        f"{column} <> ALL ((SELECT access.limited_rows('{table}'{level}))::bigint[])" for level in (", 'hidden'", "")
    )
    yield _shut(table, "dim", f'SELECT TO "{dim}" USING ({hidden})')
    yield _shut(table, "held_insert", f'INSERT TO "{held}" WITH CHECK ({undone} OR {limited})')
    yield _shut(table, "held_update", f'UPDATE TO "{held}" USING ({limited})')
    yield _shut(table, "held_delete", f'DELETE TO "{held}" USING ({limited})')


def _shut(table: str, name: str, rule: str) -> str:
    return f'DROP POLICY IF EXISTS "{name}" ON "{table}"; CREATE POLICY "{name}" ON "{table}" AS RESTRICTIVE FOR {rule}'


def _take_parts_along(model: type[Record]) -> Iterator[str]:
    """A record goes with all its parts, those too that are kept from who deletes it."""
    deletes = " ".join(
        f"DELETE FROM {part._meta.db_table} WHERE OLD.id IN ({', '.join(part.column(name) for name in part.wholes)});"
        for part in limitable_parts(model)
    )
    if not deletes:
        return
    table = model._meta.db_table
    yield f"""
        CREATE OR REPLACE FUNCTION access.take_parts_along_{table}() RETURNS trigger
        SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
        BEGIN
            IF access.limits() IS NOT NULL THEN {deletes} END IF;
            RETURN NULL;
        END $$"""
    # By its name it comes before the triggers that check references, RI_...
    yield f"""
        CREATE OR REPLACE TRIGGER "A_take_parts_along" AFTER DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION access.take_parts_along_{table}()"""


def _names(function: str, models: Iterable[type[Record | Part]]) -> str:
    tables = ", ".join(f"'{model._meta.db_table}'" for model in models)
    return (
        f"CREATE OR REPLACE FUNCTION access.{function}() RETURNS SETOF text IMMUTABLE LANGUAGE sql AS "
        f"$$ SELECT unnest(ARRAY[{tables}]) $$"
    )


def make_role(role: str) -> str:
    """Makes a role that nobody can log in as, unless it is there."""
    return (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') "
        f'THEN CREATE ROLE "{role}" NOLOGIN; END IF; END $$'
    )

"""The triggers that record history, and who may read it, as SQL derived from the protected models (SEC-08)."""

from collections.abc import Iterator
from pathlib import Path

from liant.kernel.access.limits import HIDDEN, ROW, WHOLE
from liant.kernel.access.models import Private, Protected, Record, Reference
from liant.kernel.access.models.roles import AUDIT
from liant.kernel.access.tables import TRANSITIONS, part_models, protected_models
from liant.kernel.history.models import Entry

SQL = Path(__file__).parent / "sql"
# What every employee may read of the entries that the policy shows.
ENTRY_COLUMNS = ", ".join(
    f'"{field.column}"' for field in Entry._meta.concrete_fields if field.name not in Entry.FOR_AUDITORS
)


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
    yield from _let_read(f'"{login}", "{database}_staff"')


def _let_read(roles: str) -> Iterator[str]:
    """Entries by the row, changes by a view: it leaves out what is hidden from the reader."""
    for table in ("history_entry", "history_change"):
        yield f"REVOKE SELECT ON {table} FROM {roles}"
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
        yield f"DROP POLICY IF EXISTS see ON {table}"
    yield f"GRANT SELECT ({ENTRY_COLUMNS}) ON history_entry TO {roles}"
    # Who did what, and when, is told as far as one may see what it was done to.
    yield """CREATE POLICY see ON history_entry FOR SELECT USING (
        told IS NULL AND (employee_id = (SELECT access.employee()) OR history.sees_act(id)))"""
    # A deleted record can be seen by no one any more; who deleted it may still undo that.
    yield f"""
        CREATE OR REPLACE VIEW history_shown WITH (security_barrier) AS
        SELECT id, entry_id, operation, "table", row_id, entity, record_ids,
               {_shown("before")} AS before, {_shown("after")} AS after
          FROM history_change
         WHERE ((SELECT access.opens_all('{AUDIT[0]}', '{AUDIT[1].value}')) OR history.sees(entity, record_ids)
                OR operation = 'delete' AND history.is_mine(entry_id))
           AND coalesce((SELECT access.limits()) -> "table" ->> '{WHOLE}', '') <> '{HIDDEN}'
           {" ".join(_of_shown_rows())}"""
    yield f"GRANT SELECT ON history_shown TO {roles}"


def _of_shown_rows() -> Iterator[str]:
    """Of parts that are limited one by one, those that are not hidden."""
    for column in sorted({part.column(part.limited_by) for part in part_models() if part.limited_by}):
        row = f"'{ROW}' || (coalesce(after, before) ->> '{column}')"
        yield f"""AND coalesce((SELECT access.limits()) -> "table" ->> ({row}), '') <> '{HIDDEN}'"""


def _shown(column: str) -> str:
    return f"""CASE WHEN (SELECT access.limits()) IS NULL THEN {column}
                    ELSE {column} - access.limited((SELECT access.limits()), "table", 'hidden') END"""


def _triggers(model: type[Protected]) -> Iterator[str]:
    table = model._meta.db_table
    for event, told in _told(model).items():
        # The sub-select makes the entry when the first row is told, and only then.
        yield f"""
            CREATE OR REPLACE FUNCTION history.{event}_{table}() RETURNS trigger
            SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO history_change (entry_id, operation, "table", row_id, entity, record_ids, before, after)
                SELECT (SELECT history.entry()), '{event}', '{table}', r.id, '{model.whole_model().entity_name()}',
                       {_record_ids(model)}, {told};
                RETURN NULL;
            END $$"""
        yield f"""
            CREATE OR REPLACE TRIGGER history_{event} AFTER {event} ON {table} REFERENCING {TRANSITIONS[event]}
            FOR EACH STATEMENT EXECUTE FUNCTION history.{event}_{table}()"""


def _told(model: type[Protected]) -> dict[str, str]:
    """For each event what is told of a row `r`, before and after, and where the rows come from."""
    columns = ", ".join(f'"{name}"' for name in _told_columns(model))
    old, new = (f"(SELECT {columns} FROM {rows})" for rows in ("old_rows", "new_rows"))
    whole = "jsonb_strip_nulls(to_jsonb(r))"
    always = "".join(f"jsonb_build_object('{name}', r.{name}) || " for name in model.told_with)
    differing = (
        f"{always}history.differing(to_jsonb(o), to_jsonb(r)), {always}history.differing(to_jsonb(r), to_jsonb(o))"
    )
    return {
        "insert": f"NULL, {whole} FROM {new} r",
        "update": f"{differing} FROM {old} o JOIN {new} r ON r.id = o.id WHERE o IS DISTINCT FROM r",
        "delete": f"{whole}, NULL FROM {old} r",
    }


def _told_columns(model: type[Protected]) -> list[str]:
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    return [str(field.column) for field in fields if field.column not in model.kept_by_database]


def _record_ids(model: type[Protected]) -> str:
    """The records in whose history a row `r` belongs."""
    if not model.wholes:
        return "ARRAY[r.id]"
    wholes = ", ".join(f"r.{model.column(name)}" for name in model.wholes)
    return f"array_remove(ARRAY[{wholes}], NULL)"


def _sees() -> str:
    """A function that asks, as the reader, whether one of the records can be seen."""
    cases = {}
    for model in told_models():
        if not model.wholes:
            shown = "true" if issubclass(model, Reference) else _exists(model)
            cases[model.entity_name()] = f"WHEN '{model.entity_name()}' THEN RETURN {shown};"
    return f"""
        CREATE OR REPLACE FUNCTION history.sees(entity text, record_ids bigint[]) RETURNS boolean
        STABLE LANGUAGE plpgsql AS $$ BEGIN
            IF access.employee() IS NULL THEN RETURN false; END IF;
            CASE entity {" ".join(cases.values())} ELSE RETURN false; END CASE;
        END $$"""


def _exists(model: type[Protected]) -> str:
    seen = f"EXISTS (SELECT FROM {model._meta.db_table} r WHERE r.id = ANY(%s))"
    if not (issubclass(model, Record) and model.is_mergeable):
        return seen % "record_ids"
    # What was merged is seen by who sees what it was merged into.
    merged = f"SELECT access.merged_into('{model.entity_name()}', n) FROM unnest(record_ids) n"
    return f"({seen % 'record_ids'} OR {seen % f'ARRAY({merged})'})"

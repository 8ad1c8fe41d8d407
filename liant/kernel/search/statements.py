"""The triggers that keep what rows are found, sorted and dated by, as SQL derived from the models (CON-23)."""

from collections.abc import Iterator
from pathlib import Path

from liant.kernel.access.models import Listed, Part, Reference
from liant.kernel.access.tables import TRANSITIONS, parts_of, protected_models

SQL = Path(__file__).parent / "sql"


def statements() -> Iterator[str]:
    """For every listed table the trigger that fills its columns `search`, `sort_key` and `changed_at`."""
    yield (SQL / "search.sql").read_text()
    yield "GRANT USAGE ON SCHEMA search TO PUBLIC"
    for model in protected_models():
        if issubclass(model, Listed):
            yield from _listed(model)
            if issubclass(model, Reference):
                yield _fill(model)


def _listed(model: type[Listed]) -> Iterator[str]:
    table = model._meta.db_table
    parts = [part for part in parts_of(model) if part.searched]
    words = [f"NEW.{model.column(name)}" for name in model.searched]
    name = [f"NEW.{model.column(name)}" for name in model.sorted_by]
    of_parts = " || ".join(["''::tsvector", *(f"({_of_part(part)})" for part in parts)])
    yield f"""
        CREATE OR REPLACE FUNCTION search.words_{table}() RETURNS trigger
        SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
        BEGIN
            NEW.changed_at := statement_timestamp();
            NEW.sort_key := search.fold(concat_ws(' ', {", ".join(f"nullif({part}, '')" for part in name)}));
            IF TG_OP = 'UPDATE' THEN
                NEW.search := {of_parts};
            END IF;
            {_own_words(model, words)}
            -- A new record may bring the words of its parts, which are not there yet.
            NEW.search := search.words(concat_ws(' ', {", ".join(words)})) || coalesce(NEW.search, '');
            RETURN NEW;
        END $$"""
    yield f"""
        CREATE OR REPLACE TRIGGER b_search BEFORE INSERT OR UPDATE ON {table}
        FOR EACH ROW EXECUTE FUNCTION search.words_{table}()"""
    for event in ("INSERT", "UPDATE"):
        yield f"""
            CREATE OR REPLACE TRIGGER note_words_{event.lower()} AFTER {event} ON {table}
            REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION search.note_words()"""
    for part in parts:
        yield from _touch_whole(part, table)


def _own_words(model: type[Listed], words: list[str]) -> str:
    """What a record is found by where its parts are hidden (SEC-05)."""
    has_column = any(field.name == "own_search" for field in model._meta.concrete_fields)
    return f"NEW.own_search := search.words(concat_ws(' ', {', '.join(words)}));" if has_column else ""


def _fill(model: type[Listed]) -> str:
    """Gives words to the rows that are older than their table's columns for them; references are few."""
    return f"UPDATE {model._meta.db_table} SET search = search WHERE search IS NULL"


def _of_part(part: type[Part]) -> str:
    whole = part.column(part.wholes[0])
    return f"SELECT {_words(part)} FROM {part._meta.db_table} WHERE {whole} = NEW.id"


def _words(part: type[Part]) -> str:
    """The words of some parts of one record."""
    columns = ", ".join(part.column(name) for name in part.searched)
    return f"search.words(string_agg(concat_ws(' ', {columns}), ' '))"


def _touch_whole(part: type[Part], whole_table: str) -> Iterator[str]:
    """A change of parts brings the words of their wholes up to date, once per statement."""
    table, whole = part._meta.db_table, part.column(part.wholes[0])
    added = f"SELECT {whole} AS id, {_words(part)} AS words FROM new_rows GROUP BY {whole}"
    # Nothing is to be done for a record that has the words already.
    touches = {
        "insert": f"FROM ({added}) added WHERE r.id = added.id AND r.search || added.words <> r.search",
        # A part may have gone from one record to another.
        "update": f"WHERE id IN (SELECT {whole} FROM old_rows UNION SELECT {whole} FROM new_rows)",
        "delete": f"WHERE id IN (SELECT {whole} FROM old_rows)",
    }
    for event, touched in touches.items():
        yield f"""
            CREATE OR REPLACE FUNCTION search.touch_{table}_{event}() RETURNS trigger
            SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE {whole_table} r SET search = search {touched};
                RETURN NULL;
            END $$"""
        yield f"""
            CREATE OR REPLACE TRIGGER touch_{event} AFTER {event} ON {table} REFERENCING {TRANSITIONS[event]}
            FOR EACH STATEMENT EXECUTE FUNCTION search.touch_{table}_{event}()"""

"""The triggers that keep who is in which target group, as SQL derived from the models (SEC-04)."""

from collections.abc import Iterator

from liant.kernel.access.locks import function
from liant.kernel.access.models import Record, Tree
from liant.kernel.access.models.groups import grouped_models
from liant.kernel.access.models.trees import inside
from liant.kernel.access.tables import TRANSITIONS, parts_with_links, protected_models


def grouping(database: str, login: str) -> Iterator[str]:
    """What asks the conditions of groups; a trigger for each table on which they may depend. The login fills them."""
    yield from _fitting(database)
    for model in grouped_models():
        yield from _regroup(model)
        yield _only_for(login, f"fill_groups_of_{model.entity_name()}")
        yield from _after_records(model)
        yield from _after_parts(model)
    yield from _after_moves()
    for name in ("unfilled_groups", "note_filled"):
        yield _only_for(login, name)
    yield "REVOKE ALL ON FUNCTION access.regroup, access.group_locks FROM PUBLIC"


def _only_for(login: str, name: str) -> str:
    return f'REVOKE ALL ON FUNCTION access.{name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION access.{name} TO "{login}"'


def _fitting(database: str) -> Iterator[str]:
    """The records among some that a condition finds: asked as a role that reads every record and writes nothing."""
    asking = f'"{database}_asks"'
    yield f"GRANT {asking} TO CURRENT_USER; GRANT CREATE ON SCHEMA access TO {asking}"
    yield """
        CREATE OR REPLACE FUNCTION access.fitting(statement text, records bigint[]) RETURNS SETOF bigint
        STABLE SECURITY DEFINER SET search_path = public, pg_temp SET "liant.employee" = '0' LANGUAGE plpgsql AS $$
        BEGIN
            RETURN QUERY EXECUTE format('SELECT id FROM (%s) fits WHERE id = ANY ($1)', statement) USING records;
        EXCEPTION WHEN syntax_error_or_access_rule_violation THEN
            -- It asks for what is not there any more. Nobody fits, and no one is kept from changing a record by it.
            RAISE WARNING 'a condition of a target group is not understood: %', sqlerrm;
        END $$"""
    yield f"ALTER FUNCTION access.fitting OWNER TO {asking}"
    # It tells of every record: nobody asks it but the functions of the owner.
    yield "REVOKE ALL ON FUNCTION access.fitting FROM PUBLIC; GRANT EXECUTE ON FUNCTION access.fitting TO CURRENT_USER"
    yield f"REVOKE CREATE ON SCHEMA access FROM {asking}"


def _regroup(model: type[Record]) -> Iterator[str]:
    """Bring the groups of some records up to date, and with them their locks. Who changes the same record waits."""
    table, entity = model._meta.db_table, model.entity_name()
    yield f"""
        CREATE OR REPLACE FUNCTION access.regroup_{table}(records bigint[]) RETURNS void
        SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
        DECLARE
            moved bigint[];
        BEGIN
            IF cardinality(records) = 0 THEN
                RETURN;
            END IF;
            PERFORM FROM {table} WHERE id = ANY (records) ORDER BY id FOR NO KEY UPDATE;
            moved := access.regroup('{entity}', records);
            IF moved <> '{{}}' THEN
                UPDATE {table} SET audience = audience WHERE id = ANY (moved);
            END IF;
        END $$"""
    yield f"REVOKE ALL ON FUNCTION access.regroup_{table} FROM PUBLIC"
    yield f"""
        CREATE OR REPLACE FUNCTION access.fill_groups_of_{entity}(after bigint, size integer) RETURNS bigint
        SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
        DECLARE
            records bigint[] := ARRAY(SELECT id FROM {table} WHERE id > after ORDER BY id LIMIT size);
        BEGIN
            PERFORM access.regroup_{table}(records);
            RETURN records[cardinality(records)];
        END $$"""


def _after_records(model: type[Record]) -> Iterator[str]:
    table, entity = model._meta.db_table, model.entity_name()
    yield function(f"regroup_after_{table}", _regrouped(model, "SELECT id FROM new_rows"))
    gone = f"DELETE FROM access_membership m USING old_rows o WHERE m.entity = '{entity}' AND m.record_id = o.id"
    yield function(f"ungroup_after_{table}", f"{gone}; RETURN NULL;")
    for event, does in (("insert", "regroup"), ("update", "regroup"), ("delete", "ungroup")):
        yield _trigger(table, event, f"{does}_after_{table}")


def _after_parts(model: type[Record]) -> Iterator[str]:
    for part, link in parts_with_links(model):
        table, whole = part._meta.db_table, part.column(link)
        for event, transition in TRANSITIONS.items():
            rows = " UNION ".join(f"SELECT {whole} FROM {age}_rows" for age in ("old", "new") if age in transition)
            name = f"regroup_{link}_after_{event}_of_{table}"
            yield function(name, _regrouped(model, rows))
            yield _trigger(table, event, name, suffix=f"_{link}")


def _regrouped(model: type[Record], numbers: str) -> str:
    # Where there are no groups, nobody pays for gathering the numbers.
    regroup = f"PERFORM access.regroup_{model._meta.db_table}(ARRAY({numbers}));"
    return f"IF access.is_grouped('{model.entity_name()}') THEN {regroup} END IF; RETURN NULL;"


def _trigger(table: str, event: str, name: str, suffix: str = "") -> str:
    return f"""
        CREATE OR REPLACE TRIGGER regroup_{event}{suffix} AFTER {event} ON {table} REFERENCING {TRANSITIONS[event]}
        FOR EACH STATEMENT EXECUTE FUNCTION access.{name}()"""


def _after_moves() -> Iterator[str]:
    """What is a part of what may be a part of a condition: then all records are gone through again."""
    for model in protected_models():
        if issubclass(model, Tree):
            table = model._meta.db_table
            asked = f"strpos(statement, '{inside(model)}(') > 0"
            body = f"UPDATE access_targetgroup SET statement = statement WHERE {asked}; RETURN NULL;"
            yield function(f"regroup_after_move_in_{table}", body)
            yield f"""
                CREATE OR REPLACE TRIGGER regroup_after_move AFTER UPDATE OF parent_id ON {table}
                FOR EACH STATEMENT EXECUTE FUNCTION access.regroup_after_move_in_{table}()"""

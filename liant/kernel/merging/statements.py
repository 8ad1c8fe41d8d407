"""How the database merges records, as SQL derived from the models: whoever merges sees only a part of what moves."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from liant.kernel.access.models import Record
from liant.kernel.merging.models import Merged
from liant.kernel.merging.notes import following
from liant.kernel.merging.relations import Relation, Rule, mergeable_models, relations_to

SQL = Path(__file__).parent / "sql"


def statements() -> Iterator[str]:
    """The functions that merge, count what would move, and lead from old numbers on."""
    yield (SQL / "merging.sql").read_text().replace("{merged}", Merged._meta.db_table)
    for model in mergeable_models():
        yield _merge(model)
        yield _moving(model)


def _merge(model: type[Record]) -> str:
    """Have a winner take over what points to the losers, which go. Asked by who may change it and delete them."""
    table, entity = model._meta.db_table, model.entity_name()
    relations = relations_to(model)
    moves = [*_part(relations), *(statement for relation in relations for statement in _move(relation))]
    return f"""
        CREATE OR REPLACE FUNCTION access.merge_{entity}(winner bigint, losers bigint[]) RETURNS void
        SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM FROM {table} WHERE id = winner OR id = ANY (losers) ORDER BY id FOR UPDATE;
            IF access.employee() IS NULL OR winner = ANY (losers)
               OR NOT EXISTS (SELECT FROM {table} WHERE id = winner
                              AND access.actions('{entity}', audience) @> '{{see,change}}')
               OR EXISTS (SELECT FROM unnest(losers) l (id) LEFT JOIN {table} r USING (id)
                           WHERE r.id IS NULL OR NOT access.actions('{entity}', r.audience) @> '{{see,delete}}')
            THEN
                RAISE insufficient_privilege USING MESSAGE = 'not theirs to merge', TABLE = '{table}';
            END IF;
            {" ".join(moves)}
            {" ".join(following(entity))}
            DELETE FROM {table} WHERE id = ANY (losers);
            PERFORM access.note_merge('{entity}', winner, losers);
        END $$"""


def _part(relations: list[Relation]) -> Iterator[str]:
    """Take away what lies between two that become one: nobody is related to itself."""
    for one, other in combinations(relations, 2):
        if one.model is other.model and {one.field.name, other.field.name} <= set(one.model.wholes):
            inside = (f"{each.column} = ANY (losers || winner)" for each in (one, other))
            yield f"DELETE FROM {one.table} WHERE {' AND '.join(inside)};"


def _move(relation: Relation) -> Iterator[str]:
    table, column = relation.table, relation.column
    for rule in relation.rules():
        yield f"DELETE FROM {table} t USING ({_in_order(relation, rule)}) s WHERE t.id = s.id AND s.place > 1;"
    if relation.preferred:
        first = _in_order(relation, Rule((), relation.preferred))
        yield f"UPDATE {table} t SET {relation.preferred} = false FROM ({first}) s WHERE t.id = s.id AND s.place > 1;"
    yield f"UPDATE {table} SET {column} = winner WHERE {column} = ANY (losers);"


def _in_order(relation: Relation, rule: Rule) -> str:
    """The rows of all of them, numbered among those that say the same: the winner's come first."""
    column = relation.column
    alike = f"PARTITION BY {', '.join(rule.columns)} " if rule.columns else ""
    return (
        f"SELECT id, row_number() OVER ({alike}ORDER BY {column} <> winner, id) AS place FROM {relation.table} "
        f"WHERE {column} = ANY (losers || winner) AND {rule.where}"
    )


def _moving(model: type[Record]) -> str:
    """How many rows of each table point to some records, of whoever asks: as the reader sees them."""
    counts = " UNION ALL ".join(
        f"SELECT '{each.table}', '{each.field.name}', count(*) FROM {each.table} WHERE {each.column} = ANY (records)"
        for each in relations_to(model)
    )
    return f"""
        CREATE OR REPLACE FUNCTION access.pointing_to_{model.entity_name()}(records bigint[])
        RETURNS TABLE ("table" text, field text, number bigint) STABLE LANGUAGE sql AS $$ {counts} $$"""

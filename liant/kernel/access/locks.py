"""The triggers that keep each row's locks, as SQL derived from the models (SEC-06)."""

from collections.abc import Iterable, Iterator
from functools import reduce

from liant.kernel.access.models import Part, Protected, Record
from liant.kernel.access.tables import bounded_by, parts_of


def locks(model: type[Protected]) -> Iterator[str]:
    """Triggers for a model whose rows are locked one by one; nothing for others."""
    if issubclass(model, Record):
        yield from _lock_record(model)
        yield from _pass_locks_on(model)
        for part in parts_of(model):
            yield from _touch_whole(part)
    elif issubclass(model, Part):
        yield from _lock_part(model)


def _lock_record(model: type[Record]) -> Iterator[str]:
    takes_part = [f"access.participant_key(NEW.{model.column(name)})" for name in model.participants]
    own = ", ".join(["access.employee_key(NEW.owner_id)", "access.unit_key(NEW.unit_id)", *takes_part])
    body = f"NEW.audience := array_remove(ARRAY[{own}], NULL);"
    bounds = [_groups_of(model, name) for name in model.bounded_by]
    body += "".join(f" NEW.audience := NEW.audience || {groups};" for groups in bounds)
    # A new record has no parts yet, and is in no group.
    later = [_participants(part) for part in parts_of(model) if part.participants]
    later.append(f"access.group_locks('{model.entity_name()}', NEW.id)")
    body += f" IF TG_OP = 'UPDATE' THEN NEW.audience := NEW.audience || {' || '.join(later)}; END IF;"
    yield from _lock(model._meta.db_table, body)


def _groups_of(model: type[Record], name: str) -> str:
    other, column = model.bounding(name)._meta.db_table, model.column(name)
    groups = f"SELECT access.groups_of(audience) FROM {other} WHERE id = NEW.{column}"
    return f"coalesce(({groups}), '{{}}')"


def _participants(part: type[Part]) -> str:
    keys = ", ".join(f"access.participant_key({part.column(name)})" for name in part.participants)
    of_this = f"{part.column(part.wholes[0])} = NEW.id"
    found = (
        f"SELECT DISTINCT key FROM {part._meta.db_table}, unnest(ARRAY[{keys}]) key WHERE {of_this} AND key IS NOT NULL"
    )
    return f"ARRAY({found} ORDER BY key)"


def _lock_part(model: type[Part]) -> Iterator[str]:
    whole = model.whole_model()._meta.db_table
    taken = [
        f"coalesce((SELECT audience FROM {whole} WHERE id = NEW.{model.column(name)}), '{{}}')" for name in model.wholes
    ]
    yield from _lock(model._meta.db_table, f"NEW.audience := {reduce(_joined, taken)};")


def _joined(some: str, more: str) -> str:
    return f"access.joined({some}, {more})"


def _lock(table: str, body: str) -> Iterator[str]:
    yield function(f"lock_{table}", f"{body} RETURN NEW;")
    yield f"""
        CREATE OR REPLACE TRIGGER a_lock BEFORE INSERT OR UPDATE ON {table}
        FOR EACH ROW EXECUTE FUNCTION access.lock_{table}()"""


def _pass_locks_on(model: type[Record]) -> Iterator[str]:
    """When a record's locks change, each part takes them again: its own trigger does so on any update."""
    table = model._meta.db_table
    touches = (
        f"UPDATE {part._meta.db_table} SET audience = audience WHERE {part.column(name)} = NEW.id;"
        for part in parts_of(model)
        for name in part.wholes
    )
    bounded = "".join(
        f" UPDATE {other._meta.db_table} SET audience = audience WHERE {other.column(name)} = NEW.id;"
        for other, name in bounded_by(model)
    )
    if bounded:
        moved = "access.groups_of(OLD.audience) IS DISTINCT FROM access.groups_of(NEW.audience)"
        bounded = f" IF {moved} THEN{bounded} END IF;"
    yield function(f"pass_on_{table}", f"{' '.join(touches)}{bounded} RETURN NULL;")
    yield f"""
        CREATE OR REPLACE TRIGGER pass_locks_on AFTER UPDATE ON {table} FOR EACH ROW
        WHEN (OLD.audience IS DISTINCT FROM NEW.audience) EXECUTE FUNCTION access.pass_on_{table}()"""


def _touch_whole(part: type[Part]) -> Iterator[str]:
    """When those who take part change, the whole takes its locks again."""
    if not part.participants:
        return
    table, whole = part._meta.db_table, part.column(part.wholes[0])
    touch = f"UPDATE {part.whole_model()._meta.db_table} SET audience = audience WHERE id IN"
    yield function(f"touch_from_{table}", f"{touch} (SELECT {whole} FROM changed); RETURN NULL;")
    for event, age in (("insert", "NEW"), ("delete", "OLD")):
        yield f"""
            CREATE OR REPLACE TRIGGER lock_whole_{event} AFTER {event} ON {table} REFERENCING {age} TABLE AS changed
            FOR EACH STATEMENT EXECUTE FUNCTION access.touch_from_{table}()"""
    columns = [part.column(name) for name in part.participants]
    yield function(f"touch_again_from_{table}", f"{touch} (OLD.{whole}, NEW.{whole}); RETURN NULL;")
    yield f"""
        CREATE OR REPLACE TRIGGER lock_whole_update AFTER UPDATE ON {table} FOR EACH ROW
        WHEN ({_row("OLD", columns)} IS DISTINCT FROM {_row("NEW", columns)})
        EXECUTE FUNCTION access.touch_again_from_{table}()"""


def _row(age: str, columns: Iterable[str]) -> str:
    return f"ROW({', '.join(f'{age}.{column}' for column in columns)})"


def function(name: str, body: str) -> str:
    """A trigger function with the rights of the owner, whatever who fires it may see."""
    return f"""
        CREATE OR REPLACE FUNCTION access.{name}() RETURNS trigger
        SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$ BEGIN {body} END $$"""

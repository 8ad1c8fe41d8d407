"""What the database keeps of life cycles, whatever the path: SQL derived from the models (ACT-04, ACT-05, WFL-03)."""

from collections.abc import Iterator
from pathlib import Path

from liant.kernel.access.tables import record_models
from liant.kernel.lifecycle.staged import Staged
from liant.kernel.lifecycle.topology import lifecycle_model, stage_model, step_model

SQL = Path(__file__).parent / "sql"


def staged_models() -> Iterator[type[Staged]]:
    """The kinds of records that have a life cycle."""
    return (model for model in record_models() if issubclass(model, Staged))


def statements(database: str, login: str) -> Iterator[str]:
    """The functions, and the triggers on each kind of records with a life cycle."""
    yield (SQL / "lifecycle.sql").read_text()
    yield f'GRANT USAGE ON SCHEMA lifecycle TO "{login}", "{database}_staff"'
    for model in staged_models():
        yield _keep(model)
        yield _keep_status(model)
        if model.above:
            yield _advance(model)
            yield _no_circle(model)


def _keep(model: type[Staged]) -> str:
    """A record counts as its stage does, begins in the first, and goes on by steps that are its actor's to take."""
    table, status = model._meta.db_table, model.open_status
    link = model.column(model.lifecycle_by[0])
    return f"""
        CREATE OR REPLACE FUNCTION lifecycle.keep_{table}() RETURNS trigger
        SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
        DECLARE
            cycle bigint := {_cycle(model, "NEW")};
            start bigint;
            is_closing boolean := false;
        BEGIN
            IF TG_OP = 'INSERT' THEN
                start := (SELECT first_id FROM {lifecycle_model(model)._meta.db_table} WHERE id = cycle);
                NEW.stage_id := coalesce(NEW.stage_id, start);
            ELSE
                start := OLD.stage_id;
                IF NEW.stage_id = start AND NEW.status <> OLD.status THEN
                    PERFORM lifecycle.refuse('status_by_stage', '{table}');
                END IF;
            END IF;
            NEW.status := (SELECT status FROM {stage_model(model)._meta.db_table} WHERE id = NEW.stage_id);
            IF TG_OP = 'UPDATE' THEN
                is_closing := NEW.status <> OLD.status AND '{status}' IN (OLD.status, NEW.status);
            END IF;
            IF access.employee() IS NULL OR current_setting('liant.advancing', true) = 'on' THEN
                RETURN NEW;
            END IF;
            {_require_right(model)}
            -- Undone, it goes back by a way that no step leads.
            IF coalesce(current_setting('liant.undoes', true), '') <> '' THEN
                RETURN NEW;
            END IF;
            {_require_step(model)}
            RETURN NEW;
        END $$;
        CREATE OR REPLACE TRIGGER keep_stage BEFORE INSERT OR UPDATE OF stage_id, status, {link} ON {table}
        FOR EACH ROW EXECUTE FUNCTION lifecycle.keep_{table}()"""


def _require_right(model: type[Staged]) -> str:
    """Refuse to end it, or to open it again, to who may not complete it, and where somebody else is named."""
    table, entity = model._meta.db_table, model.entity_name()
    return f"""
            IF is_closing AND NOT (access.opens_all('{entity}', 'complete')
                                   OR OLD.audience && coalesce(access.keys('{entity}', 'complete'), '{{}}')) THEN
                PERFORM lifecycle.refuse('step_completes', '{table}');
            END IF;
            IF is_closing AND NOT OLD.completer_id = ANY (lifecycle.people('{entity}')) THEN
                PERFORM lifecycle.refuse('step_of_completer', '{table}');
            END IF;"""


def _require_step(model: type[Staged]) -> str:
    """Refuse to go where no step of the life cycle leads; into another life cycle one comes anywhere."""
    table, steps = model._meta.db_table, step_model(model)._meta.db_table
    return f"""
            IF NOT {_is_in("start", model)} THEN
                IF NOT {_is_in("NEW.stage_id", model)} THEN
                    PERFORM lifecycle.refuse('step_leads_there', '{table}');
                END IF;
            ELSIF NEW.stage_id <> start THEN
                IF NOT EXISTS (SELECT FROM {steps} s WHERE s.lifecycle_id = cycle AND s.source_id = start
                                  AND s.target_id = NEW.stage_id) THEN
                    PERFORM lifecycle.refuse('step_leads_there', '{table}');
                END IF;
                IF NOT EXISTS (SELECT FROM {steps} s WHERE s.lifecycle_id = cycle AND s.source_id = start
                                  AND s.target_id = NEW.stage_id AND lifecycle.may_take(
                                      '{model.entity_name()}', s.taken_by, s.role_id, NEW.owner_id, NEW.unit_id)) THEN
                    PERFORM lifecycle.refuse('step_is_theirs', '{table}');
                END IF;
            END IF;"""


def _is_in(stage: str, model: type[Staged]) -> str:
    cycles, steps = lifecycle_model(model)._meta.db_table, step_model(model)._meta.db_table
    return f"""(EXISTS (SELECT FROM {cycles} c WHERE c.id = cycle AND c.first_id = {stage})
                OR EXISTS (SELECT FROM {steps} s WHERE s.lifecycle_id = cycle
                              AND {stage} IN (s.source_id, s.target_id)))"""


def _cycle(model: type[Staged], row: str) -> str:
    """The life cycle of a row, as SQL."""
    found, at = f"{row}.{model.column(model.lifecycle_by[0])}", model
    for name, following in zip(model.lifecycle_by, model.lifecycle_by[1:], strict=False):
        at = at._meta.get_field(name).related_model  # type: ignore[assignment]
        found = f"(SELECT {at.column(following)} FROM {at._meta.db_table} WHERE id = {found})"
    return found


def _keep_status(model: type[Staged]) -> str:
    """What a stage counts as stays while records are in it: each keeps it, and nobody writes millions of them."""
    table, stages = model._meta.db_table, stage_model(model)._meta.db_table
    return f"""
        CREATE OR REPLACE FUNCTION lifecycle.keep_{stages}() RETURNS trigger
        SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (SELECT FROM {table} WHERE stage_id = OLD.id) THEN
                PERFORM lifecycle.refuse('stage_keeps_status', '{stages}');
            END IF;
            RETURN NEW;
        END $$;
        CREATE OR REPLACE TRIGGER keep_status BEFORE UPDATE OF status ON {stages}
        FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION lifecycle.keep_{stages}()"""


def _advance(model: type[Staged]) -> str:
    """Of what has nothing open below it any more, take the step that is taken by itself (WFL-03).

    Those above are locked first: of two that end the last ones at once, the second sees what the first did.
    """
    table, above, status = model._meta.db_table, model.column(model.above), model.open_status
    return f"""
        CREATE OR REPLACE FUNCTION lifecycle.advance_{table}() RETURNS trigger
        SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
        DECLARE
            above bigint[] := ARRAY(SELECT n.{above} FROM new_rows n JOIN old_rows o USING (id)
                                     WHERE n.{above} IS NOT NULL AND n.status <> '{status}' AND o.status = '{status}');
            ready record;
        BEGIN
            IF above = '{{}}' THEN
                RETURN NULL;
            END IF;
            PERFORM FROM {table} WHERE id = ANY (above) ORDER BY id FOR NO KEY UPDATE;
            FOR ready IN
                SELECT DISTINCT ON (r.id) r.id, s.target_id
                  FROM {table} r
                  JOIN {step_model(model)._meta.db_table} s
                    ON s.lifecycle_id = {_cycle(model, "r")} AND s.source_id = r.stage_id AND s.is_automatic
                 WHERE r.id = ANY (above)
                   AND NOT EXISTS (SELECT FROM {table} b WHERE b.{above} = r.id AND b.status = '{status}')
                 ORDER BY r.id, s.id
            LOOP
                PERFORM set_config('liant.advancing', 'on', true);
                UPDATE {table} SET stage_id = ready.target_id WHERE id = ready.id;
                PERFORM set_config('liant.advancing', '', true);
            END LOOP;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER advance_above AFTER UPDATE ON {table} REFERENCING OLD TABLE AS old_rows
        NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION lifecycle.advance_{table}()"""


def _no_circle(model: type[Staged]) -> str:
    table, above = model._meta.db_table, model.column(model.above)
    return f"""
        CREATE OR REPLACE FUNCTION lifecycle.circle_{table}() RETURNS trigger
        SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
        DECLARE
            higher bigint := NEW.{above};
        BEGIN
            -- Who moves two beneath each other at once takes turns.
            PERFORM pg_advisory_xact_lock(hashtext('below {table}'));
            WHILE higher IS NOT NULL LOOP
                IF higher = NEW.id THEN
                    PERFORM lifecycle.refuse('below_no_circle', '{table}');
                END IF;
                higher := (SELECT {above} FROM {table} WHERE id = higher);
            END LOOP;
            RETURN NEW;
        END $$;
        CREATE OR REPLACE TRIGGER no_circle BEFORE UPDATE OF {above} ON {table}
        FOR EACH ROW WHEN (NEW.{above} IS NOT NULL) EXECUTE FUNCTION lifecycle.circle_{table}()"""

-- History is written by the database, so that no path past a command can change a row unrecorded.

CREATE SCHEMA IF NOT EXISTS history;

-- Name the act that begins; its entry is written with its first change.
CREATE OR REPLACE FUNCTION history.begin(verb text, undoes bigint DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
    SELECT set_config('liant.verb', verb, true), set_config('liant.entry', '', true),
           set_config('liant.undoes', coalesce(undoes::text, ''), true), set_config('liant.on_behalf_of', '', true)
$$;

-- The entry of the act under way; null when it changed nothing yet.
CREATE OR REPLACE FUNCTION history.current() RETURNS bigint STABLE LANGUAGE sql AS
$$ SELECT nullif(current_setting('liant.entry', true), '')::bigint $$;

-- End the act under way; its entry, null when it changed nothing.
CREATE OR REPLACE FUNCTION history.finish() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    entry bigint := history.current();
BEGIN
    PERFORM history.begin('', NULL);
    RETURN entry;
END $$;

-- Where the database was restored, transactions are numbered anew: they are raised above all that were used before.
DO $do$
DECLARE
    raised bigint := 0;
    greatest_used bigint := (SELECT coalesce(max(xact), 0) FROM history_entry);
BEGIN
    IF to_regprocedure('history.raised()') IS NOT NULL THEN
        raised := history.raised();
    END IF;
    IF greatest_used >= raised + pg_snapshot_xmax(pg_current_snapshot())::text::bigint THEN
        raised := greatest_used + 1 - pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
    END IF;
    -- Stable, not immutable: what is immutable is kept in plans even when it is replaced.
    EXECUTE format('CREATE OR REPLACE FUNCTION history.raised() RETURNS bigint STABLE PARALLEL SAFE LANGUAGE sql AS
                    $$ SELECT %s::bigint $$', raised);
END $do$;

-- The number of this transaction.
CREATE OR REPLACE FUNCTION history.xact() RETURNS bigint LANGUAGE sql AS
$$ SELECT pg_current_xact_id()::text::bigint + history.raised() $$;

-- Of transactions with numbers below this one, nothing will come any more.
CREATE OR REPLACE FUNCTION history.settled() RETURNS bigint LANGUAGE sql AS
$$ SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + history.raised() $$;

CREATE OR REPLACE FUNCTION history.add(
    verb text, employee bigint, origin jsonb, undoes bigint, entity text, record_id bigint, told jsonb) RETURNS bigint
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    INSERT INTO history_entry (verb, employee_id, on_behalf_of_id, door, address, agent, request_id, undoes_id,
                               entity, record_id, told, xact)
    VALUES (verb, employee, nullif(current_setting('liant.on_behalf_of', true), '')::bigint,
            coalesce(origin ->> 'door', 'sql'), (origin ->> 'address')::inet, coalesce(origin ->> 'agent', ''),
            (origin ->> 'request_id')::uuid, undoes, entity, record_id, told, history.xact())
    RETURNING id
$$;

CREATE OR REPLACE FUNCTION history.entry() RETURNS bigint
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
DECLARE
    entry bigint := history.current();
BEGIN
    IF entry IS NULL THEN
        entry := history.add(
            coalesce(nullif(current_setting('liant.verb', true), ''), 'sql'), access.employee(), access.origin(),
            nullif(current_setting('liant.undoes', true), '')::bigint, '', NULL, NULL);
        PERFORM set_config('liant.entry', entry::text, true);
    END IF;
    RETURN entry;
END $$;

-- Tell of an act that changes no row.
CREATE OR REPLACE FUNCTION history.tell(
    verb text, employee bigint, origin jsonb, entity text, record_id bigint, told jsonb) RETURNS bigint
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS
$$ SELECT history.add(verb, employee, origin, NULL, entity, record_id, told) $$;

CREATE OR REPLACE FUNCTION history.is_mine(entry bigint) RETURNS boolean STABLE LANGUAGE sql AS
$$ SELECT EXISTS (SELECT FROM history_entry e WHERE e.id = entry AND e.employee_id = access.employee()) $$;

-- Which records an entry's changes belong to, whoever asks: numbers alone, which are no secret.
CREATE OR REPLACE FUNCTION history.touched(entry bigint) RETURNS TABLE (entity text, record_ids bigint[])
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT c.entity, array_agg(r.id) FROM history_change c, unnest(c.record_ids) r (id)
     WHERE c.entry_id = entry GROUP BY c.entity
$$;

-- Whether the reader sees one of the records that an entry changed: asked of all at once, for an import has thousands.
CREATE OR REPLACE FUNCTION history.sees_act(entry bigint) RETURNS boolean STABLE LANGUAGE plpgsql AS
$$ BEGIN RETURN EXISTS (SELECT FROM history.touched(entry) t WHERE history.sees(t.entity, t.record_ids)); END $$;

-- How many row changes an entry has, whoever asks: an undo must be whole.
CREATE OR REPLACE FUNCTION history.size(entry bigint) RETURNS bigint
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS
$$ SELECT count(*) FROM history_change c WHERE c.entry_id = entry $$;

-- The version of a record, whoever asks: how many changes it and its parts had, and the last of them, without those of the
-- act under way. Numbers alone would not do: of two transactions at once, that with the smaller ones may end later.
CREATE OR REPLACE FUNCTION history.version(entity text, record_id bigint) RETURNS text
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT count(*) || '.' || coalesce(max(c.id), 0) FROM history_change c
     WHERE c.entity = $1 AND c.record_ids @> ARRAY[$2] AND c.entry_id IS DISTINCT FROM history.current()
$$;

-- The pairs of `a` that `b` has otherwise.
CREATE OR REPLACE FUNCTION history.differing(a jsonb, b jsonb) RETURNS jsonb IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT jsonb_object_agg(key, value) FROM jsonb_each(a) WHERE b -> key IS DISTINCT FROM value
$$;

-- Whether an entry changed a field that is hidden from the reader.
CREATE OR REPLACE FUNCTION history.hides(entry bigint) RETURNS boolean
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT access.limits() IS NOT NULL AND EXISTS (
        SELECT FROM history_change c, LATERAL (SELECT access.limited(access.limits(), c."table", 'hidden') AS names) h
         WHERE c.entry_id = entry AND c.operation = 'update' AND (c.before ?| h.names OR c.after ?| h.names))
$$;

-- A deleted row as it was, hidden fields and all, for who undoes the deletion: it comes back whole.
CREATE OR REPLACE FUNCTION history.lost_rows(changes bigint[]) RETURNS jsonb
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT jsonb_agg(c.before) FROM history_change c
     WHERE c.id = ANY (changes) AND c.operation = 'delete' AND current_setting('liant.undoes', true) = c.entry_id::text
$$;

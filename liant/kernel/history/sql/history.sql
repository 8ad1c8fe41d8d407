-- History is written by the database, so that no path past a command can change a row unrecorded.

CREATE SCHEMA IF NOT EXISTS history;

-- Name the act that begins; its entry is written with its first change.
CREATE OR REPLACE FUNCTION history.begin(verb text, undoes bigint DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
    SELECT set_config('liant.verb', verb, true), set_config('liant.entry', '', true),
           set_config('liant.undoes', coalesce(undoes::text, ''), true)
$$;

-- The entry of the act under way; null when it changed nothing yet.
CREATE OR REPLACE FUNCTION history.current() RETURNS bigint STABLE LANGUAGE sql AS
$$ SELECT nullif(current_setting('liant.entry', true), '')::bigint $$;

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

-- How many row changes an entry has, whoever asks: an undo must be whole.
CREATE OR REPLACE FUNCTION history.size(entry bigint) RETURNS bigint
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS
$$ SELECT count(*) FROM history_change c WHERE c.entry_id = entry $$;

-- The pairs of `a` that `b` has otherwise.
CREATE OR REPLACE FUNCTION history.differing(a jsonb, b jsonb) RETURNS jsonb IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT jsonb_object_agg(key, value) FROM jsonb_each(a) WHERE b -> key IS DISTINCT FROM value
$$;

-- The records in whose history a row belongs, from the named columns.
CREATE OR REPLACE FUNCTION history.records(r jsonb, columns text[]) RETURNS bigint[]
IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
$$ SELECT array_agg((r ->> c)::bigint) FILTER (WHERE r ->> c IS NOT NULL) FROM unnest(columns) c $$;

-- OFFSET 0 keeps a row's JSON from being made anew for each use of it.
-- Arguments: entity, columns that name the records (comma-separated), columns to leave out (comma-separated).
CREATE OR REPLACE FUNCTION history.record_insert() RETURNS trigger
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM new_rows) THEN
        INSERT INTO history_change (entry_id, operation, "table", row_id, entity, record_ids, after)
        SELECT history.entry(), 'insert', TG_TABLE_NAME, (r ->> 'id')::bigint, TG_ARGV[0],
               history.records(r, string_to_array(TG_ARGV[1], ',')), r
          FROM (SELECT jsonb_strip_nulls(to_jsonb(n) - string_to_array(TG_ARGV[2], ',')) AS r FROM new_rows n OFFSET 0) rows;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION history.record_delete() RETURNS trigger
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM old_rows) THEN
        INSERT INTO history_change (entry_id, operation, "table", row_id, entity, record_ids, before)
        SELECT history.entry(), 'delete', TG_TABLE_NAME, (r ->> 'id')::bigint, TG_ARGV[0],
               history.records(r, string_to_array(TG_ARGV[1], ',')), r
          FROM (SELECT jsonb_strip_nulls(to_jsonb(o) - string_to_array(TG_ARGV[2], ',')) AS r FROM old_rows o OFFSET 0) rows;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION history.record_update() RETURNS trigger
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
DECLARE
    left_out text[] := string_to_array(TG_ARGV[2], ',');
    named_by text[] := string_to_array(TG_ARGV[1], ',');
BEGIN
    INSERT INTO history_change (entry_id, operation, "table", row_id, entity, record_ids, before, after)
    SELECT history.entry(), 'update', TG_TABLE_NAME, id, TG_ARGV[0], history.records(n, named_by),
           history.differing(o, n), history.differing(n, o)
      FROM (SELECT new_rows.id, to_jsonb(old_rows) - left_out AS o, to_jsonb(new_rows) - left_out AS n
              FROM old_rows JOIN new_rows USING (id) OFFSET 0) rows
     WHERE o <> n;
    RETURN NULL;
END $$;

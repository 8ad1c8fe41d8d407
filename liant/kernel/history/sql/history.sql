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

CREATE OR REPLACE FUNCTION history.entry() RETURNS bigint
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
DECLARE
    entry bigint := history.current();
BEGIN
    IF entry IS NULL THEN
        INSERT INTO history_entry (employee_id, verb, undoes_id)
        VALUES (access.employee(), coalesce(nullif(current_setting('liant.verb', true), ''), 'sql'),
                nullif(current_setting('liant.undoes', true), '')::bigint)
        RETURNING id INTO entry;
        PERFORM set_config('liant.entry', entry::text, true);
    END IF;
    RETURN entry;
END $$;

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

-- Who acts, and as whom: every question of the policies ends here. Nothing opens to who has not entered.

CREATE SCHEMA IF NOT EXISTS access;

-- The acting employee's number; null before `enter`.
CREATE OR REPLACE FUNCTION access.employee() RETURNS bigint STABLE PARALLEL SAFE LANGUAGE sql AS
$$ SELECT nullif(current_setting('liant.employee', true), '')::bigint $$;

-- Locks and keys are numbers of one space: four kinds, of which employees and units are two.
CREATE OR REPLACE FUNCTION access.employee_key(id bigint) RETURNS integer IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
$$ SELECT (id * 4)::integer $$;

CREATE OR REPLACE FUNCTION access.unit_key(id bigint) RETURNS integer IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
$$ SELECT (id * 4 + 1)::integer $$;

-- The keys of the acting employee for an entity and action. Ask it in a sub-select: once per query.
CREATE OR REPLACE FUNCTION access.keys(entity text, action text) RETURNS integer[]
STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT coalesce(
        (SELECT k.keys FROM access_key k
          WHERE k.employee_id = access.employee() AND k.entity = $1 AND k.action = $2), '{}')
$$;

-- Whether an action is granted to the acting employee on every record of the entity.
CREATE OR REPLACE FUNCTION access.opens_all(entity text, action text) RETURNS boolean
STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT coalesce(
        (SELECT k.everything FROM access_key k
          WHERE k.employee_id = access.employee() AND k.entity = $1 AND k.action = $2), false)
$$;

-- The actions that the acting employee may do on a record with these locks; without locks: on any record at all.
CREATE OR REPLACE FUNCTION access.actions(entity text, audience integer[] DEFAULT NULL) RETURNS text[]
STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT coalesce(array_agg(k.action), '{}') FROM access_key k
     WHERE k.employee_id = access.employee() AND k.entity = $1
       AND ($2 IS NULL OR k.everything OR k.keys && $2)
$$;

-- All that the acting employee may do: on every record of an entity, or on some.
CREATE OR REPLACE FUNCTION access.rights() RETURNS TABLE (entity text, action text, everything boolean)
STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS
$$ SELECT k.entity, k.action, k.everything FROM access_key k WHERE k.employee_id = access.employee() $$;

CREATE OR REPLACE FUNCTION access.ring(employee bigint) RETURNS text
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS
$$ SELECT database_role::text FROM access_keyring WHERE employee_id = $1 $$;

-- Where the act under way comes from, as told on entering: door, address, agent, request_id.
CREATE OR REPLACE FUNCTION access.origin() RETURNS jsonb STABLE LANGUAGE sql AS
$$ SELECT coalesce(nullif(current_setting('liant.origin', true), ''), '{}')::jsonb $$;

-- Act as this employee until the transaction ends. Refused for who does not work here.
DROP FUNCTION IF EXISTS access.enter(bigint);
CREATE OR REPLACE FUNCTION access.enter(employee bigint, origin text DEFAULT '') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    ring text := access.ring(employee);
BEGIN
    IF ring IS NULL THEN
        RAISE insufficient_privilege USING MESSAGE = format('employee %s may not enter', employee);
    END IF;
    PERFORM set_config('liant.employee', employee::text, true), set_config('liant.origin', origin, true),
            set_config('role', ring, true);
END $$;

-- Act again as before an inner `enter`.
CREATE OR REPLACE FUNCTION access.restore(employee text, ring text) RETURNS void LANGUAGE sql AS
$$ SELECT set_config('liant.employee', coalesce(employee, ''), true), set_config('role', ring, true) $$;

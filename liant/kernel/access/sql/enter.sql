-- Who acts, and as whom: every question of the policies ends here. Nothing opens to who has not entered.

CREATE SCHEMA IF NOT EXISTS access;

-- Whose the login for reading is (see readers.py); null for who does not work here any more.
CREATE OR REPLACE FUNCTION access.reader() RETURNS bigint
STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT employee_id FROM access_keyring
     WHERE current_database() || '_reads_' || employee_id = session_user AND during @> now()
$$;

-- The acting employee's number; null before `enter`. Who reads by a login of their own is nobody else, whatever they set.
CREATE OR REPLACE FUNCTION access.employee() RETURNS bigint STABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT CASE WHEN strpos(session_user, '_reads_') > 0 THEN access.reader()
                ELSE nullif(current_setting('liant.employee', true), '')::bigint END
$$;

-- Locks and keys are numbers of one space, of four kinds: whose it is, whose unit's it is, who takes part in it, which
-- target group it is in.
CREATE OR REPLACE FUNCTION access.employee_key(id bigint) RETURNS integer IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
$$ SELECT (id * 4)::integer $$;

CREATE OR REPLACE FUNCTION access.unit_key(id bigint) RETURNS integer IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
$$ SELECT (id * 4 + 1)::integer $$;

CREATE OR REPLACE FUNCTION access.participant_key(id bigint) RETURNS integer IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
$$ SELECT (id * 4 + 2)::integer $$;

CREATE OR REPLACE FUNCTION access.group_key(id bigint) RETURNS integer IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
$$ SELECT (id * 4 + 3)::integer $$;

-- All the locks of both; most parts belong to records that have the same.
CREATE OR REPLACE FUNCTION access.joined(locks integer[], more integer[]) RETURNS integer[]
IMMUTABLE PARALLEL SAFE LANGUAGE plpgsql AS
$$ BEGIN RETURN CASE WHEN locks @> more THEN locks WHEN more @> locks THEN more ELSE locks || more END; END $$;

CREATE OR REPLACE AGGREGATE access.all_keys(integer[]) (
    SFUNC = array_cat, STYPE = integer[], INITCOND = '{}', PARALLEL = SAFE
);

-- The texts in both, where null means every text.
CREATE OR REPLACE FUNCTION access.common(a text[], b text[]) RETURNS text[] IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT CASE WHEN a IS NULL THEN b WHEN b IS NULL THEN a
                ELSE ARRAY(SELECT unnest(a) INTERSECT SELECT unnest(b)) END
$$;

-- The keys of the acting employee for an entity and action. Ask it in a sub-select: once per query.
CREATE OR REPLACE FUNCTION access.keys(entity text, action text) RETURNS integer[]
STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT access.all_keys(k.keys) FROM access_key k
     WHERE k.employee_id = access.employee() AND k.entity = $1 AND k.action = $2 AND k.during @> now()
$$;

-- The same keys of `see`, as they were told on entering: PostgreSQL knows this array when it plans a query, and so how
-- many rows it opens. It finds rows and never opens one by itself: anybody can set it.
CREATE OR REPLACE FUNCTION access.expected_keys(entity text) RETURNS integer[] STABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT nullif(current_setting('liant.sees_' || entity, true), '')::integer[]
$$;

CREATE OR REPLACE FUNCTION access.tell_expected_keys() RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('liant.sees_' || r.entity, coalesce(access.all_keys(k.keys), '{}')::text, true)
       FROM unnest(access.recorded()) r (entity)
       LEFT JOIN access_key k ON k.employee_id = access.employee() AND k.entity = r.entity AND k.action = 'see'
            AND k.during @> now()
      GROUP BY r.entity;
END $$;

-- Whether an action is granted to the acting employee on every record of the entity.
CREATE OR REPLACE FUNCTION access.opens_all(entity text, action text) RETURNS boolean
STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT coalesce(bool_or(k.everything), false) FROM access_key k
     WHERE k.employee_id = access.employee() AND k.entity = $1 AND k.action = $2 AND k.during @> now()
$$;

-- The actions that the acting employee may do on a record with these locks; without locks: on any record at all.
CREATE OR REPLACE FUNCTION access.actions(entity text, audience integer[] DEFAULT NULL) RETURNS text[]
STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT coalesce(array_agg(DISTINCT k.action), '{}') FROM access_key k
     WHERE k.employee_id = access.employee() AND k.entity = $1 AND k.during @> now()
       AND ($2 IS NULL OR k.everything OR k.keys && $2)
$$;

-- Who lends the right to do this, when the acting employee has it from another; null when it is one's own.
CREATE OR REPLACE FUNCTION access.lender(entity text, action text, audience integer[] DEFAULT NULL) RETURNS bigint
STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT nullif(min(k.lender_id), 0) FROM access_key k
     WHERE k.employee_id = access.employee() AND k.entity = $1 AND k.action = $2 AND k.during @> now()
       AND ($3 IS NULL OR k.everything OR k.keys && $3)
$$;

-- Whose rights the acting employee has beside their own, and until when the first of these ends; null when never.
CREATE OR REPLACE FUNCTION access.lenders() RETURNS TABLE (lender_id bigint, until timestamptz)
STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS
$$
    SELECT k.lender_id, min(upper(k.during)) FROM access_key k
     WHERE k.employee_id = access.employee() AND k.lender_id <> 0 AND k.during @> now() GROUP BY k.lender_id
$$;

-- All that the acting employee may do, as a list of entity, action and whether on every record or on some.
DROP FUNCTION IF EXISTS access.rights();
CREATE FUNCTION access.rights() RETURNS json
STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS
$$
    SELECT coalesce(json_agg(json_build_array(r.entity, r.action, r.everything)), '[]') FROM (
        SELECT k.entity, k.action, bool_or(k.everything) AS everything FROM access_key k
         WHERE k.employee_id = access.employee() AND k.during @> now()
         GROUP BY k.entity, k.action ORDER BY k.entity, k.action) r
$$;

CREATE OR REPLACE FUNCTION access.ring(employee bigint) RETURNS text
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS
$$ SELECT database_role::text FROM access_keyring WHERE employee_id = $1 AND during @> now() $$;

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
            set_config('role', ring, true), access.tell_expected_keys();
END $$;

-- Act again as before an inner `enter`.
CREATE OR REPLACE FUNCTION access.restore(employee text, ring text) RETURNS void LANGUAGE sql AS
$$ SELECT set_config('liant.employee', coalesce(employee, ''), true), set_config('role', ring, true),
          access.tell_expected_keys() $$;

-- Keys: what `rights.sql` tells, computed for each employee and kept, so that a policy needs one look-up. Each holds for
-- a time, so nothing has to happen when it begins or ends (SEC-01, SEC-02, SEC-03).

-- Bring the keys of these employees up to date, and of those who borrow from them; without argument, of all.
CREATE OR REPLACE FUNCTION access.rekey(changed bigint[] DEFAULT NULL) RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
DECLARE
    affected bigint[];
BEGIN
    -- Changes of the chart take turns: the second must see what the first did.
    PERFORM pg_advisory_xact_lock(hashtext('liant rekey'));
    SELECT coalesce(array_agg(id), '{}') INTO affected FROM (
        SELECT id FROM access_employee WHERE changed IS NULL OR id = ANY (changed)
        UNION SELECT borrower_id FROM access.lent WHERE lender_id = ANY (changed)) ids;

    -- One statement, without a table for what is found: such a table would have it planned anew each time.
    WITH granted AS MATERIALIZED (
        SELECT * FROM access.granted(affected) WHERE coalesce(upper(during) > now(), true)
    ),
    reach AS MATERIALIZED (
        SELECT s.scope, r.*
          FROM (SELECT scope, array_agg(DISTINCT holder_id) AS holders FROM granted WHERE scope <> 'all' GROUP BY scope) s,
               LATERAL access.reach(s.holders, s.scope) r
    ),
    found AS MATERIALIZED (
        SELECT g.employee_id, g.entity, g.action, g.lender_id, at.during,
               access.all_keys(r.keys) AS keys, bool_or(g.scope = 'all') AS everything
          FROM granted g
          LEFT JOIN reach r ON r.employee_id = g.holder_id AND r.scope = g.scope AND r.during && g.during
               AND (NOT r.is_participant OR g.action = 'see' AND g.entity = ANY (access.participated())),
               LATERAL (SELECT g.during * coalesce(r.during, '(,)') AS during) at
         WHERE coalesce(upper(at.during) > now(), true)
         GROUP BY g.employee_id, g.entity, g.action, g.lender_id, at.during
    ),
    lost AS (
        DELETE FROM access_key k WHERE k.employee_id = ANY (affected) AND NOT EXISTS (
            SELECT FROM found f
             WHERE (f.employee_id, f.entity, f.action, f.lender_id, f.during)
                 = (k.employee_id, k.entity, k.action, k.lender_id, k.during))
    )
    INSERT INTO access_key (employee_id, entity, action, lender_id, during, keys, everything)
    SELECT employee_id, entity, action, lender_id, during, keys, everything FROM found
        ON CONFLICT (employee_id, entity, action, lender_id, during)
        DO UPDATE SET keys = excluded.keys, everything = excluded.everything
        WHERE (access_key.keys, access_key.everything) IS DISTINCT FROM (excluded.keys, excluded.everything);

    PERFORM access.rering(affected);
END $$;

-- A database role for a set of entities of which its holders see every row: policies give it `true`, so that
-- nothing is compared row by row (an OR in the policy would hide the index).
CREATE OR REPLACE FUNCTION access.ensure_ring(entities text[]) RETURNS text
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
DECLARE
    prefix text := current_database();
    ring text := prefix || '_staff';
    entity text;
BEGIN
    IF cardinality(entities) = 0 THEN
        RETURN ring;
    END IF;
    ring := prefix || '_ring_' || left(md5(array_to_string(entities, ',')), 12);
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ring) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', ring);
    END IF;
    EXECUTE format('GRANT %I TO %I', prefix || '_staff', ring);
    FOREACH entity IN ARRAY entities LOOP
        EXECUTE format('GRANT %I TO %I', prefix || '_sees_' || entity, ring);
    END LOOP;
    EXECUTE format('GRANT %I TO %I', ring, prefix || '_app');
    RETURN ring;
END $$;

-- Give each of these employees, for each time between two changes, the database role that fits what they see whole;
-- take it from who left.
CREATE OR REPLACE FUNCTION access.rering(affected bigint[]) RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM access_keyring WHERE employee_id = ANY (affected);

    INSERT INTO access_keyring (employee_id, during, database_role)
    WITH whole AS (
        SELECT employee_id, entity, during FROM access_key
         WHERE employee_id = ANY (affected) AND action = 'see' AND everything
           AND to_regrole(quote_ident(current_database() || '_sees_' || entity)) IS NOT NULL
    ),
    turn AS (
        SELECT id AS employee_id, '-infinity'::timestamptz AS at FROM access_employee
         WHERE id = ANY (affected) AND is_active
        UNION SELECT employee_id, lower(during) FROM whole WHERE NOT lower_inf(during)
        UNION SELECT employee_id, upper(during) FROM whole WHERE NOT upper_inf(during)
    ),
    spell AS (
        SELECT employee_id, at, lead(at) OVER (PARTITION BY employee_id ORDER BY at) AS until FROM turn
    ),
    seen AS (
        SELECT s.employee_id, tstzrange(s.at, s.until) AS during,
               ARRAY(SELECT DISTINCT w.entity FROM whole w
                      WHERE w.employee_id = s.employee_id AND w.during && tstzrange(s.at, s.until)
                      ORDER BY w.entity) AS entities
          FROM spell s
    )
    SELECT seen.employee_id, seen.during, rings.ring
      FROM seen
      JOIN (SELECT entities, access.ensure_ring(entities) AS ring
              FROM (SELECT DISTINCT entities FROM seen) sets) rings USING (entities);
END $$;

-- Whether an employee may do this to a record with these locks at that time: for who may change roles, to be told.
CREATE OR REPLACE FUNCTION access.would_open(
    employee bigint, entity text, action text, audience integer[], at timestamptz
) RETURNS boolean STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT access.opens_all('role', 'change') AND EXISTS (
        SELECT FROM access_key k
         WHERE k.employee_id = $1 AND k.entity = $2 AND k.action = $3 AND k.during @> $5
           AND (k.everything OR k.keys && $4))
$$;

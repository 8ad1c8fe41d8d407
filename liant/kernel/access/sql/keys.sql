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
    PERFORM access.tell_expected_keys();
END $$;

-- A database role for a set of entities of which its holders see every row: policies give it `true`, so that
-- nothing is compared row by row (an OR in the policy would hide the index). It reads no column that is hidden from them.
DROP FUNCTION IF EXISTS access.ensure_ring(text[]);
CREATE OR REPLACE FUNCTION access.ensure_ring(entities text[], limits jsonb) RETURNS text
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
DECLARE
    prefix text := current_database();
    members text[] := ARRAY[prefix || '_staff', access.ensure_part(limits)]
                      || ARRAY(SELECT prefix || '_sees_' || e FROM unnest(entities) e)
                      || ARRAY(SELECT prefix || '_fixed_' || t FROM access.part_tables() t WHERE limits -> t ? '*')
                      || ARRAY(SELECT prefix || '_held_' || t FROM access.part_tables() t
                                WHERE EXISTS (SELECT FROM jsonb_object_keys(limits -> t) c WHERE starts_with(c, '#')));
    ring text := prefix || '_ring_' || left(md5(array_to_string(members, ',')), 12);
    member text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ring) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', ring);
    END IF;
    FOREACH member IN ARRAY members LOOP
        EXECUTE format('GRANT %I TO %I', member, ring);
    END LOOP;
    EXECUTE format('GRANT %I TO %I', ring, prefix || '_app');
    RETURN ring;
END $$;

-- Give each of these employees, for each time between two changes, the database role that fits what they see whole and
-- what is kept from them; take it from who left.
CREATE OR REPLACE FUNCTION access.rering(affected bigint[]) RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM access_keyring WHERE employee_id = ANY (affected);

    INSERT INTO access_keyring (employee_id, during, database_role, limits)
    WITH whole AS (
        SELECT employee_id, entity, during FROM access_key
         WHERE employee_id = ANY (affected) AND action = 'see' AND everything
           AND to_regrole(quote_ident(current_database() || '_sees_' || entity)) IS NOT NULL
    ),
    -- Rights on the entities of which some role limits a field.
    right_on_limited AS MATERIALIZED (
        SELECT g.employee_id, g.role_id, g.entity, g.action, g.during FROM access.granted(affected) g
         WHERE g.action IN ('see', 'create', 'change') AND g.entity IN (SELECT entity FROM access_fieldlimit)
    ),
    turn AS (
        SELECT id AS employee_id, '-infinity'::timestamptz AS at FROM access_employee
         WHERE id = ANY (affected) AND is_active
        UNION SELECT employee_id, lower(during) FROM whole WHERE NOT lower_inf(during)
        UNION SELECT employee_id, upper(during) FROM whole WHERE NOT upper_inf(during)
        UNION SELECT employee_id, lower(during) FROM right_on_limited WHERE NOT lower_inf(during)
        UNION SELECT employee_id, upper(during) FROM right_on_limited WHERE NOT upper_inf(during)
    ),
    spell AS (
        SELECT employee_id, tstzrange(at, lead(at) OVER (PARTITION BY employee_id ORDER BY at)) AS during FROM turn
    ),
    -- A field is kept from who has the right by no role that leaves it free.
    kept AS (
        SELECT s.employee_id, s.during, f."table", f."column",
               CASE WHEN bool_and(coalesce(l.level = 'hidden', false)) FILTER (WHERE r.action = 'see') THEN 'hidden'
                    WHEN bool_and(l.level IS NOT NULL) FILTER (WHERE r.action <> 'see') THEN 'read_only' END AS level
          FROM spell s
          JOIN right_on_limited r ON r.employee_id = s.employee_id AND r.during && s.during
          JOIN (SELECT DISTINCT entity, field FROM access_fieldlimit) named ON named.entity = r.entity
          JOIN access.limitable() f ON f.entity = named.entity AND f.field = named.field
          LEFT JOIN access_fieldlimit l ON l.role_id = r.role_id AND l.entity = f.entity AND l.field = f.field
         GROUP BY s.employee_id, s.during, f."table", f."column"
    ),
    kept_of_table AS (
        SELECT employee_id, during, "table", jsonb_object_agg("column", level) AS columns
          FROM kept WHERE level IS NOT NULL GROUP BY employee_id, during, "table"
    ),
    seen AS (
        SELECT s.employee_id, s.during,
               ARRAY(SELECT DISTINCT w.entity FROM whole w
                      WHERE w.employee_id = s.employee_id AND w.during && s.during
                      ORDER BY w.entity) AS entities,
               (SELECT jsonb_object_agg(k."table", k.columns) FROM kept_of_table k
                 WHERE k.employee_id = s.employee_id AND k.during = s.during) AS limits
          FROM spell s
    )
    SELECT seen.employee_id, seen.during, rings.ring, seen.limits
      FROM seen
      JOIN (SELECT entities, limits, access.ensure_ring(entities, limits) AS ring
              FROM (SELECT DISTINCT entities, limits FROM seen) sets) rings
        ON rings.entities = seen.entities AND rings.limits IS NOT DISTINCT FROM seen.limits;

    PERFORM access.limit_reader(id) FROM unnest(affected) id;
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

-- Why an employee may, or may not, do something to a record (SEC-07); told to those who may change roles.

-- Each right of an employee to an action: by which role, scope and lender, until when, and the locks that it opens.
CREATE OR REPLACE FUNCTION access.reasons(employee bigint, entity text, action text, audience integer[])
RETURNS TABLE (
    lender_id bigint, role_id bigint, scope text, until timestamptz, fitting integer[], fits boolean
)
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT nullif(g.lender_id, 0), g.role_id, g.scope, upper(g.during), k.fitting,
           g.scope = 'all' OR cardinality(k.fitting) > 0
      FROM access.granted(ARRAY[employee]) g,
           LATERAL (
               SELECT ARRAY(
                   SELECT DISTINCT key FROM access.reach(ARRAY[g.holder_id], g.scope) r, unnest(r.keys) key
                    WHERE g.scope <> 'all' AND r.during @> now() AND key = ANY ($4)
                      AND (NOT r.is_participant OR $3 = 'see' AND $2 = ANY (access.participated()))
                    ORDER BY key) AS fitting
           ) k
     WHERE g.entity = $2 AND g.action = $3 AND g.during @> now() AND access.opens_all('role', 'change')
$$;

-- Everyone who may do this to a record with these locks.
CREATE OR REPLACE FUNCTION access.who_may(entity text, action text, audience integer[]) RETURNS SETOF bigint
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT DISTINCT k.employee_id FROM access_key k
     WHERE k.entity = $1 AND k.action = $2 AND k.during @> now() AND (k.everything OR k.keys && $3)
       AND access.opens_all('role', 'change')
$$;

-- What follows from chart, roles and delegations: for the keys, and to explain them. Everything has its time.

-- Units inside these: themselves, their parts, the parts of these.
CREATE OR REPLACE FUNCTION access.inside(units bigint[])
RETURNS TABLE (unit_id bigint, inner_id bigint, during tstzrange)
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    WITH RECURSIVE found (unit_id, inner_id, during) AS (
        SELECT id, id, tstzrange(NULL, NULL) FROM access_unit WHERE id = ANY (units)
        UNION
        SELECT f.unit_id, p.unit_id, f.during * access.moments(p.period)
          FROM found f
          JOIN access_placement p ON p.parent_id = f.inner_id AND f.during && access.moments(p.period)
    )
    SELECT * FROM found
$$;

-- Units that these are inside of, themselves with height 0.
CREATE OR REPLACE FUNCTION access.above(units bigint[])
RETURNS TABLE (unit_id bigint, outer_id bigint, height integer, during tstzrange)
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    WITH RECURSIVE found (unit_id, outer_id, height, during) AS (
        SELECT id, id, 0, tstzrange(NULL, NULL) FROM access_unit WHERE id = ANY (units)
        UNION
        SELECT f.unit_id, p.parent_id, f.height + 1, f.during * access.moments(p.period)
          FROM found f
          JOIN access_placement p ON p.unit_id = f.outer_id AND f.during && access.moments(p.period)
         WHERE p.parent_id IS NOT NULL
    )
    SELECT * FROM found
$$;

-- The division that each of these units is in: the nearest one above, or itself.
CREATE OR REPLACE FUNCTION access.divisions(units bigint[])
RETURNS TABLE (unit_id bigint, division_id bigint, during tstzrange)
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    WITH above AS (
        SELECT a.* FROM access.above(units) a JOIN access_unit u ON u.id = a.outer_id AND u.kind = 'division'
    )
    SELECT a.unit_id, a.outer_id, a.during
      FROM above a
     WHERE NOT EXISTS (SELECT FROM above nearer
                        WHERE nearer.unit_id = a.unit_id AND nearer.height < a.height AND nearer.during && a.during)
$$;

-- The units that a scope means for these employees, by each of their posts.
CREATE OR REPLACE FUNCTION access.units_in_scope(employees bigint[], scope text)
RETURNS TABLE (employee_id bigint, unit_id bigint, during tstzrange)
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    WITH post AS (
        SELECT p.employee_id, p.unit_id, access.moments(p.period) AS during
          FROM access_post p WHERE p.employee_id = ANY (employees) AND scope IN ('unit', 'below', 'division')
    ),
    root AS (
        SELECT * FROM post WHERE scope <> 'division'
        UNION ALL
        SELECT p.employee_id, d.division_id, p.during * d.during
          FROM access.divisions(ARRAY(SELECT unit_id FROM post WHERE scope = 'division')) d
          JOIN post p ON p.unit_id = d.unit_id AND p.during && d.during
    )
    SELECT * FROM root WHERE scope = 'unit'
    UNION ALL
    SELECT r.employee_id, i.inner_id, r.during * i.during
      FROM access.inside(ARRAY(SELECT unit_id FROM root WHERE scope <> 'unit')) i
      JOIN root r ON r.unit_id = i.unit_id AND r.during && i.during
$$;

-- The keys of these employees within a scope: their own and those of units; apart, those to what the people there take
-- part in. Within a target group ("group:7"), its key alone.
CREATE OR REPLACE FUNCTION access.reach(employees bigint[], scope text)
RETURNS TABLE (employee_id bigint, is_participant boolean, during tstzrange, keys integer[])
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    WITH unit AS MATERIALIZED (SELECT * FROM access.units_in_scope(employees, scope)),
    fitting (employee_id, is_participant, during, key) AS (
        SELECT e, false, tstzrange(NULL, NULL), access.employee_key(e) FROM unnest(employees) e
         WHERE NOT starts_with(scope, 'group:')
        UNION ALL
        SELECT e, true, tstzrange(NULL, NULL), access.participant_key(e) FROM unnest(employees) e
         WHERE NOT starts_with(scope, 'group:')
        UNION ALL
        SELECT e, false, tstzrange(NULL, NULL), access.group_key(substring(scope FROM 'group:(.+)')::bigint)
          FROM unnest(employees) e WHERE starts_with(scope, 'group:')
        UNION ALL
        SELECT u.employee_id, false, u.during, access.unit_key(u.unit_id) FROM unit u
        UNION ALL
        SELECT u.employee_id, true, u.during * access.moments(p.period), access.participant_key(p.employee_id)
          FROM unit u JOIN access_post p ON p.unit_id = u.unit_id AND u.during && access.moments(p.period)
    )
    SELECT f.employee_id, f.is_participant, f.during, array_agg(DISTINCT f.key ORDER BY f.key)
      FROM fitting f GROUP BY f.employee_id, f.is_participant, f.during
$$;

-- Who may act with whose rights, lent directly or passed on where that is allowed. Null rights are all of them.
CREATE OR REPLACE VIEW access.lent AS
WITH RECURSIVE lent (borrower_id, lender_id, rights, during, may_pass_on, lenders) AS (
    SELECT d.borrower_id, d.owner_id, nullif(d.rights, '{}')::text[], d.period, d.may_pass_on, ARRAY[d.owner_id]
      FROM access_delegation d WHERE NOT isempty(d.period)
    UNION ALL
    SELECT d.borrower_id, l.lender_id, access.common(l.rights, nullif(d.rights, '{}')::text[]), l.during * d.period,
           d.may_pass_on, l.lenders || d.owner_id
      FROM lent l
      JOIN access_delegation d ON d.owner_id = l.borrower_id AND l.during && d.period
     WHERE l.may_pass_on AND d.borrower_id <> ALL (l.lenders)
)
SELECT borrower_id, lender_id, rights, during FROM lent;

-- Each right of these employees, by roles of their own (lender 0) or another's; `holder` is whose posts count.
CREATE OR REPLACE FUNCTION access.granted(employees bigint[])
RETURNS TABLE (
    employee_id bigint, holder_id bigint, lender_id bigint, role_id bigint, entity text, action text, scope text,
    during tstzrange
)
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    WITH acting AS (
        SELECT e.id AS employee_id, e.id AS holder_id, 0::bigint AS lender_id, NULL::text[] AS rights,
               tstzrange(NULL, NULL) AS during
          FROM access_employee e WHERE e.id = ANY (employees) AND e.is_active
        UNION ALL
        SELECT l.borrower_id, l.lender_id, l.lender_id, l.rights, l.during
          FROM access.lent l
          JOIN access_employee e ON e.id = l.borrower_id AND e.is_active
          JOIN access_employee lender ON lender.id = l.lender_id AND lender.is_active
         WHERE e.id = ANY (employees)
    )
    SELECT a.employee_id, a.holder_id, a.lender_id, g.role_id, g.entity, g.action,
           g.scope || coalesce(':' || g.group_id, ''), a.during * access.moments(r.period)
      FROM acting a
      JOIN access_roleassignment r ON r.employee_id = a.holder_id AND a.during && access.moments(r.period)
      JOIN access_grant g ON g.role_id = r.role_id
     -- The right to lend is not lent: that is what `may_pass_on` is for.
     WHERE a.lender_id = 0
        OR g.entity <> 'delegation' AND (a.rights IS NULL OR g.entity || ':' || g.action = ANY (a.rights))
$$;

-- Employees whose rights may change when these units move or change their people: those above, and those within or of the
-- same division who have a right in the whole of it.
CREATE OR REPLACE FUNCTION access.concerned(units bigint[]) RETURNS SETOF bigint
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT p.employee_id FROM access_post p WHERE p.unit_id IN (SELECT outer_id FROM access.above(units))
    UNION
    SELECT p.employee_id
      FROM access.inside(units || ARRAY(SELECT division_id FROM access.divisions(units))) i
      JOIN access_post p ON p.unit_id = i.inner_id
     WHERE EXISTS (SELECT FROM access_roleassignment a JOIN access_grant g USING (role_id)
                    WHERE a.employee_id = p.employee_id AND g.scope = 'division')
$$;

-- The units that the acting employee belongs to today, by whichever post, or manages.
CREATE OR REPLACE FUNCTION access.own_units() RETURNS bigint[]
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT array_agg(unit_id) FROM (
        SELECT unit_id FROM access_post WHERE employee_id = access.employee() AND period @> access.today()
        UNION SELECT id FROM access_unit WHERE manager_id = access.employee()) own
$$;

-- These, and whatever they are a part of today.
CREATE OR REPLACE FUNCTION access.circles() RETURNS bigint[]
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT array_agg(DISTINCT outer_id) FROM access.above(access.own_units()) WHERE during @> now()
$$;

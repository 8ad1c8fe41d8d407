-- Who takes a step: for the triggers that refuse others, and for the buttons.

CREATE SCHEMA IF NOT EXISTS lifecycle;

-- Whom the acting employee may complete for: themselves, and who lent them that right.
CREATE OR REPLACE FUNCTION lifecycle.people(entity text) RETURNS bigint[]
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT array_agg(id) FROM (
        SELECT access.employee() AS id
        UNION SELECT l.lender_id FROM access.lent l
               WHERE l.borrower_id = access.employee() AND l.during @> now()
                 AND (l.rights IS NULL OR entity || ':complete' = ANY (l.rights))) people
$$;

-- The head who decides on what is an owner's in a unit: the nearest above who is somebody else.
CREATE OR REPLACE FUNCTION lifecycle.head(unit bigint, owner bigint) RETURNS bigint
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT u.manager_id FROM access.above(ARRAY[unit]) a JOIN access_unit u ON u.id = a.outer_id
     WHERE a.during @> now() AND u.manager_id <> owner
     ORDER BY a.height LIMIT 1
$$;

CREATE OR REPLACE FUNCTION lifecycle.may_take(entity text, taken_by text, role bigint, owner bigint, unit bigint)
RETURNS boolean STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT CASE taken_by
        WHEN 'anyone' THEN true
        WHEN 'owner' THEN owner = ANY (lifecycle.people(entity))
        WHEN 'head' THEN coalesce(lifecycle.head(unit, owner) = ANY (lifecycle.people(entity)), false)
        WHEN 'role' THEN EXISTS (
            SELECT FROM access_roleassignment r
             WHERE r.role_id = role AND r.employee_id = ANY (lifecycle.people(entity))
               AND access.moments(r.period) @> now())
    END
$$;

CREATE OR REPLACE FUNCTION lifecycle.refuse(rule text, table_name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE check_violation USING MESSAGE = rule, CONSTRAINT = rule, TABLE = table_name;
END $$;

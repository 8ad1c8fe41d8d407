-- What must be known before anyone has entered: who a stranger is.

-- The working employee who is known by this e-mail address and has no login yet; null when there are several.
CREATE OR REPLACE FUNCTION access.employee_without_login(address text) RETURNS bigint
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT min(e.id) FROM access_employee e
     WHERE lower(e.email) = lower(address) AND e.is_active
       AND NOT EXISTS (SELECT FROM access_user u WHERE u.employee_id = e.id)
    HAVING count(*) = 1
$$;

-- What must be known before anyone has entered: who a stranger is.

-- The working employee who is known by this e-mail address and has no login yet; null when there are several.
CREATE OR REPLACE FUNCTION access.employee_without_login(address text) RETURNS bigint
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT min(e.id) FROM access_employee e
     WHERE lower(e.email) = lower(address) AND e.is_active
       AND NOT EXISTS (SELECT FROM access_user u WHERE u.employee_id = e.id)
    HAVING count(*) = 1
$$;

-- Whose token has this digest, and what it may do; nothing when it has expired or its owner may not sign in. Notes its use.
DROP FUNCTION IF EXISTS access.use_token(text);
CREATE FUNCTION access.use_token(given text) RETURNS TABLE (employee_id bigint, scope text, entities text[])
VOLATILE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    UPDATE access_apitoken t SET last_used_at = now()
     WHERE t.digest = given AND (t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute');
    SELECT t.employee_id, t.scope::text, t.entities::text[]
      FROM access_apitoken t
      JOIN access_employee e ON e.id = t.employee_id AND e.is_active
      JOIN access_user u ON u.employee_id = t.employee_id AND u.is_active
     WHERE t.digest = given AND t.expires_at > now()
$$;

-- Whether a role of an employee requires a second factor and there is none; recovery codes alone are none. Asked on every
-- request: PL/pgSQL keeps its plan.
CREATE OR REPLACE FUNCTION access.lacks_second_factor(employee bigint, of_all boolean) RETURNS boolean
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    RETURN (of_all OR EXISTS (SELECT FROM access_roleassignment a JOIN access_role r ON r.id = a.role_id
                               WHERE a.employee_id = employee AND r.requires_second_factor))
       AND NOT EXISTS (SELECT FROM mfa_authenticator m JOIN access_user u ON u.id = m.user_id
                        WHERE u.employee_id = employee AND m.type IN ('totp', 'webauthn'));
END $$;

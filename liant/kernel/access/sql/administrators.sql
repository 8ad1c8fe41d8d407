-- No employee takes from the last one the right to change roles: nobody could give it back (SEC-02). The owner of the
-- database may, and can.
CREATE OR REPLACE FUNCTION access.keep_an_administrator() RETURNS trigger
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    IF access.employee() IS NOT NULL AND NOT EXISTS (
        SELECT FROM access_key k
         WHERE k.entity = 'role' AND k.action = 'change' AND k.everything AND k.lender_id = 0 AND k.during @> now())
    THEN
        RAISE check_violation USING
            MESSAGE = 'nobody could change roles any more', CONSTRAINT = 'an_administrator_stays';
    END IF;
    RETURN NULL;
END $$;

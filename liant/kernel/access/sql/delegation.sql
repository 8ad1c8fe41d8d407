-- Who may lend whose rights: everyone their own; a manager those of the people below; who may do so for all (SEC-03).

CREATE OR REPLACE FUNCTION access.may_lend(lender bigint) RETURNS boolean
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT lender = access.employee() OR access.opens_all('delegation', 'create') OR EXISTS (
        SELECT FROM access_post p
          JOIN access.above(ARRAY[p.unit_id]) a ON a.during @> now()
          JOIN access_unit u ON u.id = a.outer_id AND u.manager_id = access.employee()
         WHERE p.employee_id = lender AND p.period @> access.today())
$$;

CREATE OR REPLACE FUNCTION access.guard_delegation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF access.employee() IS NOT NULL AND NOT access.may_lend(NEW.owner_id) THEN
        RAISE insufficient_privilege USING MESSAGE = 'rights are lent by their holder or a manager above';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER guard BEFORE INSERT OR UPDATE OF owner_id, borrower_id, rights, starts_at, ends_at, may_pass_on
    ON access_delegation FOR EACH ROW EXECUTE FUNCTION access.guard_delegation();

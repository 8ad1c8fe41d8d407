-- From chart, roles and grants to keys (SEC-01, SEC-02). Runs whenever one of these changes.

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

CREATE OR REPLACE FUNCTION access.rekey() RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    CREATE TEMPORARY TABLE IF NOT EXISTS access_key_now (LIKE access_key) ON COMMIT DROP;
    TRUNCATE access_key_now;

    INSERT INTO access_key_now (employee_id, entity, action, keys, everything)
    WITH RECURSIVE inside (unit_id, inner_id) AS (
        SELECT id, id FROM access_unit
        UNION
        SELECT inside.unit_id, u.id FROM inside JOIN access_unit u ON u.parent_id = inside.inner_id
    ),
    granted AS (
        SELECT e.id AS employee_id, e.unit_id, g.entity, g.action, g.scope
          FROM access_employee e
          JOIN access_roleassignment a ON a.employee_id = e.id
          JOIN access_grant g ON g.role_id = a.role_id
         WHERE e.is_active
    ),
    fitting AS (
        SELECT employee_id, entity, action, scope, access.employee_key(employee_id) AS fits FROM granted
        UNION ALL
        SELECT employee_id, entity, action, scope, access.unit_key(unit_id) FROM granted WHERE scope = 'unit'
        UNION ALL
        SELECT employee_id, entity, action, scope, access.unit_key(inner_id)
          FROM granted JOIN inside USING (unit_id) WHERE scope = 'below'
    )
    SELECT employee_id, entity, action, array_agg(DISTINCT fits ORDER BY fits), bool_or(scope = 'all')
      FROM fitting GROUP BY employee_id, entity, action;

    DELETE FROM access_key k WHERE NOT EXISTS (
        SELECT FROM access_key_now n WHERE (n.employee_id, n.entity, n.action) = (k.employee_id, k.entity, k.action));

    INSERT INTO access_key SELECT * FROM access_key_now
        ON CONFLICT (employee_id, entity, action)
        DO UPDATE SET keys = excluded.keys, everything = excluded.everything
        WHERE (access_key.keys, access_key.everything) IS DISTINCT FROM (excluded.keys, excluded.everything);

    PERFORM access.rering();
END $$;

-- Give every working employee the database role that fits what they see whole; take it from who left.
CREATE OR REPLACE FUNCTION access.rering() RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    CREATE TEMPORARY TABLE IF NOT EXISTS access_ring_now (employee_id bigint, entities text[]) ON COMMIT DROP;
    TRUNCATE access_ring_now;

    INSERT INTO access_ring_now
    SELECT e.id, coalesce(array_agg(k.entity ORDER BY k.entity) FILTER (WHERE k.entity IS NOT NULL), '{}')
      FROM access_employee e
      LEFT JOIN access_key k ON k.employee_id = e.id AND k.action = 'see' AND k.everything
           AND to_regrole(quote_ident(current_database() || '_sees_' || k.entity)) IS NOT NULL
     WHERE e.is_active GROUP BY e.id;

    DELETE FROM access_keyring r WHERE NOT EXISTS (SELECT FROM access_ring_now n WHERE n.employee_id = r.employee_id);

    INSERT INTO access_keyring (employee_id, database_role)
    SELECT n.employee_id, rings.ring
      FROM access_ring_now n
      JOIN (SELECT entities, access.ensure_ring(entities) AS ring
              FROM (SELECT DISTINCT entities FROM access_ring_now) sets) rings USING (entities)
        ON CONFLICT (employee_id) DO UPDATE SET database_role = excluded.database_role
        WHERE access_keyring.database_role IS DISTINCT FROM excluded.database_role;
END $$;

CREATE OR REPLACE FUNCTION access.rekey_after_change() RETURNS trigger
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    PERFORM access.rekey();
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER rekey AFTER INSERT OR DELETE OR UPDATE OF parent_id ON access_unit
    EXECUTE FUNCTION access.rekey_after_change();
CREATE OR REPLACE TRIGGER rekey AFTER INSERT OR DELETE OR UPDATE OF unit_id, is_active ON access_employee
    EXECUTE FUNCTION access.rekey_after_change();
CREATE OR REPLACE TRIGGER rekey AFTER INSERT OR DELETE OR UPDATE ON access_roleassignment
    EXECUTE FUNCTION access.rekey_after_change();
CREATE OR REPLACE TRIGGER rekey AFTER INSERT OR DELETE OR UPDATE ON access_grant
    EXECUTE FUNCTION access.rekey_after_change();

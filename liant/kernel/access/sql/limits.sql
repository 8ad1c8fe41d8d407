-- Fields that roles hide or hold fixed (SEC-05). A column that is hidden from an employee is one that their database role
-- may not read: a query that names it fails, whoever wrote it. Parts are hidden or fixed by policies for such roles.

-- What is kept from the acting employee: by table and column 'hidden' or 'read_only'; null when nothing is.
CREATE OR REPLACE FUNCTION access.limits() RETURNS jsonb
STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS
$$ SELECT limits FROM access_keyring WHERE employee_id = access.employee() AND during @> now() $$;

-- The columns of a table that are limited so, or in any way.
CREATE OR REPLACE FUNCTION access.limited(limits jsonb, "table" text, level text DEFAULT NULL) RETURNS text[]
IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT coalesce(array_agg(l.key ORDER BY l.key), '{}') FROM jsonb_each_text(limits -> "table") l
     WHERE $3 IS NULL OR l.value = $3
$$;

-- What these limits keep unread of a table: columns; '*' of parts. Words by which records are found tell of their parts.
CREATE OR REPLACE FUNCTION access.unread(limits jsonb, "table" text) RETURNS text[] IMMUTABLE LANGUAGE sql AS $$
    -- Which rows it is, their policy asks.
    SELECT ARRAY(
        SELECT DISTINCT regexp_replace(c, '^#.*', '#') FROM unnest(access.limited(limits, $2, 'hidden')) c ORDER BY 1
        ) || ARRAY(
        SELECT DISTINCT 'search' FROM access.searched_parts() s
         WHERE s."table" = $2 AND limits -> s.part ->> '*' = 'hidden')
$$;

-- The rows by which parts of this table are limited so, or in any way, for the acting employee: '#7' is row 7.
CREATE OR REPLACE FUNCTION access.limited_rows("table" text, level text DEFAULT NULL) RETURNS bigint[]
STABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT coalesce(array_agg(substr(c, 2)::bigint), '{}')
      FROM unnest(access.limited(access.limits(), $1, $2)) c WHERE starts_with(c, '#')
$$;

-- A database role that reads the tables of records but for the columns hidden by these limits, and no hidden parts.
CREATE OR REPLACE FUNCTION access.ensure_part(limits jsonb) RETURNS text
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
DECLARE
    hidden jsonb := (SELECT jsonb_object_agg(t, access.unread(limits, t))
                       FROM (SELECT access.record_tables() UNION SELECT access.part_tables()) tables (t)
                      WHERE access.unread(limits, t) <> '{}');
    part text := current_database() || '_part_' || left(md5(hidden::text), 12);
    shown record;
    unseen text;
BEGIN
    IF hidden IS NULL THEN
        RETURN current_database() || '_whole';
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = part) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', part);
    END IF;
    FOR shown IN
        SELECT a.attname AS name, t AS "table"
          FROM access.record_tables() t JOIN pg_attribute a ON a.attrelid = t::regclass
         WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attname <> ALL (access.unread(limits, t))
           AND NOT has_column_privilege(part, t, a.attname, 'SELECT')
    LOOP
        EXECUTE format('GRANT SELECT (%I) ON %I TO %I', shown.name, shown."table", part);
    END LOOP;
    FOR unseen IN SELECT t FROM access.part_tables() t WHERE limits -> t ->> '*' = 'hidden' LOOP
        EXECUTE format('GRANT %I TO %I', current_database() || '_blind_' || unseen, part);
    END LOOP;
    FOR unseen IN SELECT t FROM access.part_tables() t WHERE hidden -> t @> '["#"]' LOOP
        EXECUTE format('GRANT %I TO %I', current_database() || '_dim_' || unseen, part);
    END LOOP;
    RETURN part;
END $$;

-- Who reads by a login of their own sees no column that is, or will be, hidden from them.
CREATE OR REPLACE FUNCTION access.limit_reader(employee bigint) RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
DECLARE
    login text := current_database() || '_reads_' || employee;
    part text;
    old text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
        RETURN;
    END IF;
    SELECT access.ensure_part(jsonb_object_agg("table", columns)) INTO part FROM (
        SELECT t.key AS "table", jsonb_object_agg(c.key, c.value) AS columns
          FROM access_keyring k, jsonb_each(k.limits) t, jsonb_each(t.value) c
         WHERE k.employee_id = employee AND coalesce(upper(k.during) > now(), true) AND c.value = '"hidden"'
         GROUP BY t.key) hidden;
    FOR old IN
        SELECT r.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid
         WHERE m.member = login::regrole AND r.rolname <> part
           AND (r.rolname = current_database() || '_whole' OR starts_with(r.rolname, current_database() || '_part_'))
    LOOP
        EXECUTE format('REVOKE %I FROM %I', old, login);
    END LOOP;
    EXECUTE format('GRANT %I TO %I', part, login);
END $$;

-- The chart by date. What holds today stands in employees and units themselves, so that whoever reads or writes these
-- need not think of dates: a change there is a change from today on, and a term that begins is brought there.

CREATE OR REPLACE FUNCTION access.today() RETURNS date STABLE PARALLEL SAFE LANGUAGE sql AS
$$ SELECT (now() AT TIME ZONE access.zone())::date $$;

-- Days of the company as moments: they begin at its own midnight.
CREATE OR REPLACE FUNCTION access.moments(days daterange) RETURNS tstzrange IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT tstzrange(lower(days)::timestamp AT TIME ZONE access.zone(), upper(days)::timestamp AT TIME ZONE access.zone())
$$;

-- Whether one side is just being brought to the other, or both are brought back by an undo: nothing more is to be done.
CREATE OR REPLACE FUNCTION access.is_settling() RETURNS boolean STABLE LANGUAGE sql AS $$
    SELECT coalesce(current_setting('liant.settling', true), '') <> '' OR
           coalesce(current_setting('liant.undoes', true), '') <> ''
$$;

-- Bring what holds today to employees and units. Runs after each change of terms, and when a day begins.
CREATE OR REPLACE FUNCTION access.settle() RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('liant.settling', 'yes', true);
    UPDATE access_employee e SET unit_id = p.unit_id, job_title = p.title
      FROM access_post p
     WHERE p.employee_id = e.id AND p.is_main AND p.period @> access.today()
       AND (e.unit_id, e.job_title) IS DISTINCT FROM (p.unit_id, p.title);
    UPDATE access_unit u SET parent_id = p.parent_id, manager_id = p.manager_id
      FROM access_placement p
     WHERE p.unit_id = u.id AND p.period @> access.today()
       AND (u.parent_id, u.manager_id) IS DISTINCT FROM (p.parent_id, p.manager_id);
    PERFORM set_config('liant.settling', '', true);
END $$;

CREATE OR REPLACE FUNCTION access.settle_after_change() RETURNS trigger
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    IF NOT access.is_settling() THEN
        PERFORM access.settle();
    END IF;
    RETURN NULL;
END $$;

-- New employees and units have their post and place since ever, as far as we know.
CREATE OR REPLACE FUNCTION access.note_first_post() RETURNS trigger
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    IF access.is_settling() THEN
        RETURN NULL;
    END IF;
    INSERT INTO access_post (employee_id, unit_id, title, is_main) SELECT id, unit_id, job_title, true FROM new_rows;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION access.note_first_placement() RETURNS trigger
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    IF access.is_settling() THEN
        RETURN NULL;
    END IF;
    INSERT INTO access_placement (unit_id, parent_id, manager_id) SELECT id, parent_id, manager_id FROM new_rows;
    RETURN NULL;
END $$;

-- Changed employees: the main post of until now ends yesterday, a new one begins today.
CREATE OR REPLACE FUNCTION access.note_post() RETURNS trigger
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
DECLARE
    held access_post[];
BEGIN
    IF access.is_settling() THEN
        RETURN NULL;
    END IF;
    SELECT array_agg(p) INTO held
      FROM access_post p JOIN old_rows o ON o.id = p.employee_id JOIN new_rows n ON n.id = o.id
     WHERE p.is_main AND p.period @> access.today()
       AND (o.unit_id, o.job_title) IS DISTINCT FROM (n.unit_id, n.job_title);
    PERFORM set_config('liant.settling', 'yes', true);
    UPDATE access_post p SET unit_id = n.unit_id, title = n.job_title
      FROM unnest(held) h JOIN new_rows n ON n.id = h.employee_id
     WHERE p.id = h.id AND h.starts_on = access.today();
    UPDATE access_post p SET ends_on = access.today() - 1
      FROM unnest(held) h WHERE p.id = h.id AND h.starts_on IS DISTINCT FROM access.today();
    INSERT INTO access_post (employee_id, unit_id, title, is_main, starts_on, ends_on)
    SELECT n.id, n.unit_id, n.job_title, true, access.today(), h.ends_on
      FROM unnest(held) h JOIN new_rows n ON n.id = h.employee_id WHERE h.starts_on IS DISTINCT FROM access.today();
    PERFORM set_config('liant.settling', '', true);
    RETURN NULL;
END $$;

-- Changed units, likewise.
CREATE OR REPLACE FUNCTION access.note_placement() RETURNS trigger
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
DECLARE
    held access_placement[];
BEGIN
    IF access.is_settling() THEN
        RETURN NULL;
    END IF;
    SELECT array_agg(p) INTO held
      FROM access_placement p JOIN old_rows o ON o.id = p.unit_id JOIN new_rows n ON n.id = o.id
     WHERE p.period @> access.today()
       AND (o.parent_id, o.manager_id) IS DISTINCT FROM (n.parent_id, n.manager_id);
    PERFORM set_config('liant.settling', 'yes', true);
    UPDATE access_placement p SET parent_id = n.parent_id, manager_id = n.manager_id
      FROM unnest(held) h JOIN new_rows n ON n.id = h.unit_id
     WHERE p.id = h.id AND h.starts_on = access.today();
    UPDATE access_placement p SET ends_on = access.today() - 1
      FROM unnest(held) h WHERE p.id = h.id AND h.starts_on IS DISTINCT FROM access.today();
    INSERT INTO access_placement (unit_id, parent_id, manager_id, starts_on, ends_on)
    SELECT n.id, n.parent_id, n.manager_id, access.today(), h.ends_on
      FROM unnest(held) h JOIN new_rows n ON n.id = h.unit_id WHERE h.starts_on IS DISTINCT FROM access.today();
    PERFORM set_config('liant.settling', '', true);
    RETURN NULL;
END $$;

-- Nothing is inside itself, on any day: the questions of rights.sql would have no end. Changes of the chart take turns, so
-- that two that are right by themselves can't be a circle together.
CREATE OR REPLACE FUNCTION access.keep_out_circles() RETURNS trigger
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('liant rekey'));
    IF EXISTS (
        SELECT FROM new_rows n
          JOIN access.inside(ARRAY(SELECT unit_id FROM new_rows WHERE parent_id IS NOT NULL)) i
            ON i.unit_id = n.unit_id AND i.inner_id = n.parent_id AND i.during && access.moments(n.period)
    ) THEN
        RAISE check_violation USING MESSAGE = 'A unit would be inside itself.', CONSTRAINT = 'placement_no_circle';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER note_first_post AFTER INSERT ON access_employee
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION access.note_first_post();
CREATE OR REPLACE TRIGGER note_post AFTER UPDATE ON access_employee
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION access.note_post();
CREATE OR REPLACE TRIGGER note_first_placement AFTER INSERT ON access_unit
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION access.note_first_placement();
CREATE OR REPLACE TRIGGER note_placement AFTER UPDATE ON access_unit
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION access.note_placement();
CREATE OR REPLACE TRIGGER settle AFTER INSERT OR UPDATE OR DELETE ON access_post
    EXECUTE FUNCTION access.settle_after_change();
CREATE OR REPLACE TRIGGER settle AFTER INSERT OR UPDATE OR DELETE ON access_placement
    EXECUTE FUNCTION access.settle_after_change();
-- Named so that they fire before keys are made anew.
CREATE OR REPLACE TRIGGER keep_out_circles_insert AFTER INSERT ON access_placement
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION access.keep_out_circles();
CREATE OR REPLACE TRIGGER keep_out_circles_update AFTER UPDATE ON access_placement
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION access.keep_out_circles();

-- When equipment is booked: as long as the activity lasts, and not at all when it is cancelled.

CREATE SCHEMA IF NOT EXISTS activities;

CREATE OR REPLACE FUNCTION activities.occupied(status text, starts_at timestamptz, ends_at timestamptz) RETURNS tstzrange
IMMUTABLE LANGUAGE sql AS
$$ SELECT CASE WHEN status = 'cancelled' THEN 'empty'::tstzrange ELSE tstzrange(starts_at, ends_at) END $$;

CREATE OR REPLACE FUNCTION activities.keep_period() RETURNS trigger
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    -- Whoever changes its times at this moment comes first.
    SELECT activities.occupied(a.status, a.starts_at, a.ends_at) INTO NEW.period
      FROM activities_activity a WHERE a.id = NEW.activity_id FOR SHARE;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER keep_period BEFORE INSERT OR UPDATE ON activities_booking
FOR EACH ROW EXECUTE FUNCTION activities.keep_period();

CREATE OR REPLACE FUNCTION activities.move_bookings() RETURNS trigger
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    UPDATE activities_booking b SET period = activities.occupied(n.status, n.starts_at, n.ends_at)
      FROM new_rows n
     WHERE b.activity_id = n.id AND b.period <> activities.occupied(n.status, n.starts_at, n.ends_at);
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER move_bookings AFTER UPDATE ON activities_activity REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION activities.move_bookings();

-- When equipment is taken, but for one activity: times alone, which are no secret within the company.
CREATE OR REPLACE FUNCTION activities.taken(equipment bigint[], during tstzrange, but bigint)
RETURNS TABLE (equipment_id bigint, period tstzrange)
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT b.equipment_id, b.period FROM unnest(equipment) e (id), activities_booking b
     WHERE access.employee() IS NOT NULL
       AND int8range(b.equipment_id, b.equipment_id, '[]') && int8range(e.id, e.id, '[]') AND b.period && during
       AND b.activity_id IS DISTINCT FROM but
     ORDER BY b.period
$$;

-- Notifications: the announcement that there is something new, and what concerns those of all employees.

-- Says that an employee's notifications changed: the number alone, for whoever speaks to the database may listen.
CREATE OR REPLACE FUNCTION access.announce_notification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('liant_notifications', NEW.employee_id::text);
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER announce AFTER INSERT OR UPDATE OF count, seen_at ON notifications_notification
FOR EACH ROW EXECUTE FUNCTION access.announce_notification();

-- To whom mail of which kind is owed since when, and when they wish to have it; nothing of that where they have not said.
CREATE OR REPLACE FUNCTION access.owed_notifications()
RETURNS TABLE (employee_id bigint, mail text, since timestamptz, quiet_from time, quiet_until time, quiet_weekends boolean,
               digest_at time, digest_days smallint[])
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT n.employee_id, n.mail, min(n.owed_since), s.quiet_from, s.quiet_until, s.quiet_weekends, s.digest_at,
           s.digest_days
      FROM notifications_notification n
      JOIN access_employee e ON e.id = n.employee_id AND e.is_active
      LEFT JOIN notifications_notificationsettings s ON s.employee_id = n.employee_id
     WHERE n.owed_since IS NOT NULL AND n.seen_at IS NULL
     GROUP BY n.employee_id, n.mail, s.id
     ORDER BY n.employee_id, n.mail
$$;

-- What was seen is kept for 90 days.
CREATE OR REPLACE FUNCTION access.forget_notifications() RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    DELETE FROM notifications_notification WHERE seen_at < now() - interval '90 days'
$$;

-- To whom one's own act gave records: how many of an entity, and which one where it is one alone and no step of an act
-- on many.
CREATE OR REPLACE FUNCTION access.assigned(entry bigint, steps text[])
RETURNS TABLE (entity text, owner_id bigint, number bigint, how_many bigint)
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT c.entity, (c.after ->> 'owner_id')::bigint,
           CASE WHEN count(*) = 1 AND NOT bool_or(e.verb = ANY (steps)) THEN min(c.row_id) END, count(*)
      FROM history_change c
      JOIN history_entry e ON e.id = c.entry_id AND e.employee_id = access.employee()
     WHERE c.entry_id = entry AND c.operation <> 'delete' AND c."table" = access.table_of(c.entity)
       AND (c.after ->> 'owner_id')::bigint <> access.employee()
       AND c.after ->> 'owner_id' IS DISTINCT FROM c.before ->> 'owner_id'
     GROUP BY 1, 2
$$;

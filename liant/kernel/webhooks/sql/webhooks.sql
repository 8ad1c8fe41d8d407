-- The outbox of webhooks: filled in the transaction of what happened, whoever's webhooks these are.

-- Put what an act did into the outbox; whether there is anything to send. Of what was deleted `gone` are the locks, by
-- "entity id", where they are known.
CREATE OR REPLACE FUNCTION access.announce(entry bigint, gone jsonb) RETURNS boolean
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    IF entry IS NULL OR NOT EXISTS (SELECT FROM webhooks_webhook WHERE is_active) THEN
        RETURN false;
    END IF;
    INSERT INTO webhooks_delivery (webhook_id, employee_id, message, entity, record_id, event, entry_id, gone, created_at,
                                   state, attempts, tried_at, answer)
    SELECT w.id, w.owner_id, gen_random_uuid(), d.entity, d.record_id,
           CASE WHEN e.verb = ANY (w.events) AND d.event = 'change' THEN e.verb ELSE d.event END, entry,
           gone -> (d.entity || ' ' || d.record_id), now(), 'waiting', 0, now(), ''
      FROM (SELECT c.entity, r.id AS record_id,
                   CASE WHEN bool_or(c.operation = 'delete' AND c."table" = access.table_of(c.entity)) THEN 'delete'
                        WHEN bool_or(c.operation = 'insert' AND c."table" = access.table_of(c.entity)) THEN 'create'
                        ELSE 'change' END AS event
              FROM history_change c, unnest(c.record_ids) r (id)
             WHERE c.entry_id = entry
               AND c.entity IN (SELECT unnest(entities) FROM webhooks_webhook WHERE is_active)
             GROUP BY 1, 2) d
      JOIN history_entry e ON e.id = entry
      JOIN webhooks_webhook w
        ON w.is_active AND d.entity = ANY (w.entities)
           AND (d.event = ANY (w.events) OR d.event = 'change' AND e.verb = ANY (w.events))
     ORDER BY d.record_id;
    RETURN FOUND;
END $$;

-- The webhooks that have something to send now, each with the employee as whom.
CREATE OR REPLACE FUNCTION access.due_webhooks() RETURNS TABLE (webhook_id bigint, employee_id bigint)
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT DISTINCT d.webhook_id, d.employee_id
      FROM webhooks_delivery d
      JOIN webhooks_webhook w ON w.id = d.webhook_id AND w.owner_id = d.employee_id AND w.is_active
      JOIN access_employee e ON e.id = d.employee_id AND e.is_active
     WHERE d.state = 'waiting' AND d.tried_at <= now()
$$;

-- Note what became of one's own message: a webhook of which none has arrived for days is switched off. Whether it was.
CREATE OR REPLACE FUNCTION access.note_delivery(delivery bigint, has_arrived boolean, patience interval) RETURNS boolean
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    WITH own AS (SELECT webhook_id FROM webhooks_delivery WHERE id = delivery AND employee_id = access.employee())
    UPDATE webhooks_webhook w
       SET failing_since = CASE WHEN has_arrived THEN NULL ELSE coalesce(w.failing_since, now()) END,
           is_active = w.is_active AND (has_arrived OR coalesce(w.failing_since, now()) > now() - patience)
      FROM own
     WHERE w.id = own.webhook_id AND NOT (has_arrived AND w.failing_since IS NULL)
    RETURNING NOT is_active
$$;

-- The log is kept for a month.
CREATE OR REPLACE FUNCTION access.forget_deliveries() RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    DELETE FROM webhooks_delivery d
     WHERE d.created_at < now() - interval '30 days' OR NOT EXISTS (SELECT FROM webhooks_webhook w WHERE w.id = d.webhook_id)
$$;

-- Records merged into one: their old numbers lead on, and who merged them takes it back.

CREATE OR REPLACE FUNCTION access.note_merge(entity text, winner bigint, losers bigint[]) RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    INSERT INTO {merged} (entity, number, "into")
    SELECT entity, l.id, winner FROM unnest(losers) l (id)
        ON CONFLICT ON CONSTRAINT merged_once DO UPDATE SET "into" = excluded."into", at = now()
$$;
REVOKE ALL ON FUNCTION access.note_merge FROM PUBLIC;

-- Where a number leads that is there no more, from merge to merge; null when it was never merged.
CREATE OR REPLACE FUNCTION access.merged_into(entity text, number bigint) RETURNS bigint
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    WITH RECURSIVE way AS (
        SELECT m."into", 1 AS step FROM {merged} m WHERE m.entity = $1 AND m.number = $2
        UNION SELECT m."into", step + 1 FROM way JOIN {merged} m ON m.entity = $1 AND m.number = way."into"
         WHERE step < 100)
    SELECT "into" FROM way ORDER BY step DESC LIMIT 1
$$;

-- The numbers that lead to this one: whose history is its own.
CREATE OR REPLACE FUNCTION access.merged_from(entity text, winner bigint) RETURNS bigint[]
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    WITH RECURSIVE way AS (
        SELECT m.number FROM {merged} m WHERE m.entity = $1 AND m."into" = $2
        UNION SELECT m.number FROM way JOIN {merged} m ON m.entity = $1 AND m."into" = way.number)
    SELECT coalesce(array_agg(number), '{}') FROM way WHERE number <> $2
$$;

-- Take a merge of one's own back, row by row from the last on, those included that one does not see; whether all that is
-- essential could be. What points elsewhere since, or is gone, is left there.
CREATE OR REPLACE FUNCTION access.undo_merge(entry bigint) RETURNS boolean
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
DECLARE
    c history_change;
    names text;
    place text;
    merged text;
    records bigint[];
    done bigint;
BEGIN
    SELECT m.entity, array_agg(m.number) || array_agg(m."into") INTO merged, records
      FROM history_entry e JOIN history_change h ON h.entry_id = e.id
      JOIN {merged} m ON m.entity = h.entity AND m.number = h.row_id
     WHERE e.id = entry AND e.verb = 'merge' AND e.employee_id = access.employee()
       AND h.operation = 'delete' AND h."table" = access.table_of(h.entity)
     GROUP BY m.entity;
    IF merged IS NULL THEN
        RAISE insufficient_privilege USING MESSAGE = 'not theirs to undo';
    END IF;
    FOR c IN SELECT * FROM history_change h WHERE h.entry_id = entry ORDER BY h.id DESC LOOP
        SELECT string_agg(quote_ident(key), ', ' ORDER BY key) INTO names FROM jsonb_object_keys(c.before) k (key);
        place := quote_ident(c."table");
        IF c.operation = 'insert' THEN
            EXECUTE format('DELETE FROM %s WHERE id = $1', place) USING c.row_id;
        ELSIF c.operation = 'delete' THEN
            EXECUTE format('INSERT INTO %1$s (%2$s) SELECT %2$s FROM jsonb_populate_record(NULL::%1$s, $1)', place, names)
              USING c.before;
        ELSE
            EXECUTE format('UPDATE %1$s SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(NULL::%1$s, $1))
                             WHERE id = $3 AND (SELECT ROW(%3$s)) IS NOT DISTINCT FROM
                                               (SELECT ROW(%2$s) FROM jsonb_populate_record(NULL::%1$s, $2))',
                           place, names, place || '.' || replace(names, ', ', ', ' || place || '.'))
              USING c.before, c.after, c.row_id;
        END IF;
        GET DIAGNOSTICS done = ROW_COUNT;
        IF c.entity = merged AND c."table" = access.table_of(merged) AND c.row_id = ANY (records) THEN
            IF done = 0 THEN
                RETURN false;
            END IF;
            PERFORM access.require_undoing(c);
            DELETE FROM {merged} m WHERE m.entity = merged AND m.number = c.row_id;
        END IF;
    END LOOP;
    RETURN true;
END $$;

-- Refuse to bring back what the acting employee could not have made so.
CREATE OR REPLACE FUNCTION access.require_undoing(c history_change) RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
DECLARE
    locks integer[];
BEGIN
    EXECUTE format('SELECT audience FROM %I WHERE id = $1', c."table") INTO locks USING c.row_id;
    IF NOT ((CASE c.operation WHEN 'delete' THEN 'create' ELSE 'change' END) = ANY (access.actions(c.entity, locks))) THEN
        RAISE insufficient_privilege USING MESSAGE = 'not theirs to undo', TABLE = c."table";
    END IF;
END $$;
REVOKE ALL ON FUNCTION access.require_undoing FROM PUBLIC;

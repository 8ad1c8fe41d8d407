-- Whether the entry that is undone deleted this very row: what others wrote comes back, and nothing is put in their mouth.
CREATE OR REPLACE FUNCTION access.was_deleted("table" text, row_id bigint, given jsonb) RETURNS boolean
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM history_change c
         WHERE c.entry_id = nullif(current_setting('liant.undoes', true), '')::bigint
           AND c."table" = $1 AND c.row_id = $2 AND c.operation = 'delete' AND c.before <@ given);
END $$;

-- Imports at which nobody is at work, whoever's, that are older than so many days; the paths of their files.
CREATE OR REPLACE FUNCTION access.forget_imports(days integer) RETURNS SETOF text
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    WITH gone AS (
        DELETE FROM imports_importrun
         WHERE created_at < now() - make_interval(days => days) AND state NOT IN ('checking', 'running', 'undoing')
        RETURNING file, errors)
    SELECT unnest(ARRAY[file, errors]) FROM gone
$$;

-- What the rows of an import resemble goes with it, whoever deletes it.
CREATE OR REPLACE FUNCTION access.forget_likenesses() RETURNS trigger
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM imports_likeness WHERE run_id = OLD.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER forget_likenesses AFTER DELETE ON imports_importrun
FOR EACH ROW EXECUTE FUNCTION access.forget_likenesses();

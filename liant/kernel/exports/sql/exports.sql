-- Exports, whoever's, that are older than so many days; the paths of their files.
CREATE OR REPLACE FUNCTION access.forget_exports(days integer) RETURNS SETOF text
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS
$$ DELETE FROM exports_exportrun WHERE created_at < now() - make_interval(days => days) RETURNING file $$;

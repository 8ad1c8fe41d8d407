-- Answers under idempotency keys, whoever's: they are worth something for a day.
CREATE OR REPLACE FUNCTION access.forget_answers() RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS
$$ DELETE FROM api_answer WHERE created_at < now() - interval '1 day' $$;

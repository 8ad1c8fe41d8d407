-- Pairs of contacts as the acting employee may know of them: who sees both. Planned anew for each: who sees few contacts
-- is led to theirs, who sees many along the scores.

CREATE OR REPLACE FUNCTION access.duplicate_pairs(
    kind text, owner bigint, lowest integer, dismissed boolean, after_score integer, after_one bigint, after_other bigint,
    most integer) RETURNS TABLE (one bigint, other bigint, score smallint, signs jsonb)
STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    opening integer[] := access.keys('contact', 'see');
    opens_all boolean := access.opens_all('contact', 'see');
BEGIN
    RETURN QUERY
    {asked}
       AND ($5 IS NULL OR (-p.score, p.one, p.other) > (-$5, $6, $7))
     ORDER BY p.score DESC, p.one, p.other LIMIT $8;
END $$;

-- All pairs of some contacts, to find what hangs together.
CREATE OR REPLACE FUNCTION access.duplicate_pairs_of(
    kind text, owner bigint, lowest integer, dismissed boolean, contacts bigint[])
RETURNS TABLE (one bigint, other bigint, score smallint, signs jsonb)
STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    opening integer[] := access.keys('contact', 'see');
    opens_all boolean := access.opens_all('contact', 'see');
BEGIN
    RETURN QUERY
    {asked}
       AND (p.one = ANY ($5) OR p.other = ANY ($5));
END $$;

-- Decide that two are not the same, or take that back; whether there is such a pair. By who sees both and may change one.
CREATE OR REPLACE FUNCTION access.decide_duplicate(a bigint, b bigint, dismissed boolean) RETURNS boolean
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
BEGIN
    IF access.employee() IS NULL
       OR (SELECT count(*) FILTER (WHERE 'see' = ANY (access.actions('contact', audience))) < 2
               OR NOT bool_or('change' = ANY (access.actions('contact', audience)))
             FROM contacts_contact WHERE id IN (a, b))
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'not theirs to decide', TABLE = '{pairs}';
    END IF;
    UPDATE {pairs}
       SET dismissed_at = CASE WHEN dismissed THEN now() END,
           dismissed_by = CASE WHEN dismissed THEN access.employee() END
     WHERE one = least(a, b) AND other = greatest(a, b);
    RETURN FOUND;
END $$;

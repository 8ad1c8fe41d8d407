-- Pairs of contacts as the acting employee may know of them: who sees both.

CREATE OR REPLACE FUNCTION access.duplicate_pairs(
    kind text, owner bigint, lowest integer, dismissed boolean, after_score integer, after_one bigint, after_other bigint,
    most integer) RETURNS TABLE (one bigint, other bigint, score smallint, signs jsonb)
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    opening integer[] := access.keys('contact', 'see');
    opens_all boolean := access.opens_all('contact', 'see');
BEGIN
    RETURN QUERY
    SELECT p.one, p.other, p.score, p.signs
      FROM {pairs} p
      JOIN contacts_contact a ON a.id = p.one
      JOIN contacts_contact b ON b.id = p.other
     WHERE (opens_all OR a.audience && opening AND b.audience && opening)
       AND (p.dismissed_at IS NOT NULL) = $4 AND p.score >= $3
       AND ($1 = '' OR p.kind = $1) AND ($2 IS NULL OR $2 IN (a.owner_id, b.owner_id))
       AND ($5 IS NULL OR (-p.score, p.one, p.other) > (-$5, $6, $7))
     ORDER BY p.score DESC, p.one, p.other LIMIT $8;
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

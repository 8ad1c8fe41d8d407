-- What a search works on: emptied when it begins and when it ends. Nobody but these functions reaches it.

CREATE UNLOGGED TABLE IF NOT EXISTS access.duplicate_name (
    id bigint, kind text, "within" text, key text, prefixes text, tax_number text);
CREATE UNLOGGED TABLE IF NOT EXISTS access.duplicate_sign (one bigint, other bigint, sign text, sure real);

-- The parts of three letters of a name's words, and how alike two names are by these, from 0 to 1 (Dice).
CREATE OR REPLACE FUNCTION access.trigrams(key text) RETURNS text[] IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT array_agg(DISTINCT substr('  ' || w || ' ', n, 3))
      FROM unnest(string_to_array(key, ' ')) w, generate_series(1, length(w) + 1) n
$$;
CREATE OR REPLACE FUNCTION access.alike(a text[], b text[]) RETURNS real IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT 2.0 * (SELECT count(*) FROM unnest(a) x WHERE x = ANY (b)) / (cardinality(a) + cardinality(b))
$$;

-- The names as they are compared: their words by sound, in order. A branch is compared with those of its account.
CREATE OR REPLACE FUNCTION access.find_duplicates_names() RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '128MB' LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('liant duplicates'));
    TRUNCATE access.duplicate_name, access.duplicate_sign;
    INSERT INTO access.duplicate_name
    SELECT c.id, c.kind, concat_ws(' ', c.kind, c.account_id), k.key, k.prefixes, c.tax_number
      FROM contacts_contact c CROSS JOIN LATERAL (
           SELECT string_agg(w, ' ' ORDER BY n) AS key, string_agg(left(w, 3), ' ' ORDER BY n) AS prefixes
             FROM unnest(string_to_array(access.name_key(c.caption), ' ')) WITH ORDINALITY u (w, n)) k;
    ANALYZE access.duplicate_name;
END $$;

-- How sure names make that are alike: half as sure at the least, wholly when they are the same.
CREATE OR REPLACE FUNCTION access.sure_by_name(alike real) RETURNS real IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
$$ SELECT {name} * (0.5 + 0.5 * (alike - {alike}) / (1 - {alike})) $$;

-- Names that differ by a few letters, of those that begin alike and are in the same town.
CREATE OR REPLACE FUNCTION access.find_duplicates_alike() RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '128MB' LANGUAGE sql AS $$
    WITH block AS MATERIALIZED (
        SELECT array_agg(DISTINCT n.id) AS ids
          FROM access.duplicate_name n JOIN contacts_address a ON a.contact_id = n.id
         WHERE length(n.prefixes) > 3
         GROUP BY n."within", n.prefixes, a.city_key HAVING count(DISTINCT n.id) BETWEEN 2 AND {compared}),
    compared AS MATERIALIZED (
        SELECT block.ids, n.id, n.key, n.kind, access.trigrams(n.key) AS parts
          FROM block, unnest(block.ids) i (id) JOIN access.duplicate_name n ON n.id = i.id)
    INSERT INTO access.duplicate_sign
    SELECT one, other, 'name', access.sure_by_name(alike)
      FROM (SELECT a.id AS one, b.id AS other, a.kind, access.alike(a.parts, b.parts) AS alike
              FROM compared a JOIN compared b ON a.ids = b.ids AND a.id < b.id AND a.key <> b.key) p
     WHERE alike >= CASE kind WHEN 'person' THEN {alike_person} ELSE {alike} END
$$;

-- Put the signs together and keep the pairs that are likely. What was decided stays, also of a contact that was merged since;
-- of two with tax numbers that differ nothing is said. How many pairs there are to decide.
CREATE OR REPLACE FUNCTION access.find_duplicates_conclude() RETURNS bigint
SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '128MB' LANGUAGE plpgsql AS $$
DECLARE
    number bigint;
BEGIN
    ANALYZE access.duplicate_sign;
    INSERT INTO access.duplicate_sign
    SELECT one, other, 'name', access.sure_by_name(alike)
      FROM (SELECT s.one, s.other,
                   CASE WHEN a.key = b.key THEN 1 ELSE access.alike(access.trigrams(a.key), access.trigrams(b.key)) END
                   AS alike
              FROM (SELECT one, other FROM access.duplicate_sign GROUP BY 1, 2 HAVING bool_and(sign <> 'name')) s
              JOIN access.duplicate_name a ON a.id = s.one JOIN access.duplicate_name b ON b.id = s.other
             -- Names without a beginning in common are not alike; most have none, and to count letters takes long.
             WHERE a."within" = b."within" AND string_to_array(a.prefixes, ' ') && string_to_array(b.prefixes, ' ')) p
     WHERE alike >= {alike};
    INSERT INTO access.duplicate_sign
    SELECT DISTINCT s.one, s.other, 'city', {city}::real
      FROM (SELECT DISTINCT one, other FROM access.duplicate_sign) s
      JOIN contacts_address a ON a.contact_id = s.one
      JOIN contacts_address b ON b.contact_id = s.other AND b.city_key = a.city_key;
    WITH likely AS MATERIALIZED (
        SELECT one, other, round(100 * (1 - exp(sum(ln(1 - sure)))))::smallint AS score, jsonb_object_agg(sign, sure) AS signs
          FROM (SELECT one, other, sign, round(max(sure)::numeric, 2) AS sure FROM access.duplicate_sign GROUP BY 1, 2, 3) s
         GROUP BY one, other HAVING round(100 * (1 - exp(sum(ln(1 - sure))))) >= {threshold}),
    led_on AS MATERIALIZED (
        SELECT coalesce(access.merged_into('contact', one), one) AS a,
               coalesce(access.merged_into('contact', other), other) AS b
          FROM {pairs} WHERE dismissed_at IS NOT NULL),
    found AS MATERIALIZED (
        SELECT l.*, a.kind, c.audience AS one_audience, d.audience AS other_audience FROM likely l
          JOIN access.duplicate_name a ON a.id = l.one JOIN access.duplicate_name b ON b.id = l.other
          JOIN contacts_contact c ON c.id = l.one JOIN contacts_contact d ON d.id = l.other
         WHERE NOT (a.tax_number <> '' AND b.tax_number <> '' AND a.tax_number <> b.tax_number)
           AND NOT EXISTS (SELECT FROM led_on d WHERE least(d.a, d.b) = l.one AND greatest(d.a, d.b) = l.other)),
    gone AS (
        DELETE FROM {pairs} p
         WHERE dismissed_at IS NULL AND NOT EXISTS (SELECT FROM found f WHERE f.one = p.one AND f.other = p.other))
    INSERT INTO {pairs} AS p (one, other, kind, score, signs, one_audience, other_audience)
    SELECT one, other, kind, score, signs, one_audience, other_audience FROM found
        ON CONFLICT ON CONSTRAINT duplicate_pair_once DO UPDATE
       SET kind = excluded.kind, score = excluded.score, signs = excluded.signs,
           one_audience = excluded.one_audience, other_audience = excluded.other_audience
     WHERE (p.kind, p.score, p.signs, p.one_audience, p.other_audience) IS DISTINCT FROM
           (excluded.kind, excluded.score, excluded.signs, excluded.one_audience, excluded.other_audience);
    TRUNCATE access.duplicate_name, access.duplicate_sign;
    SELECT count(*) INTO number FROM {pairs} WHERE dismissed_at IS NULL;
    RETURN number;
END $$;

-- How sure a sign makes that many share: less than what only some have.
CREATE OR REPLACE FUNCTION access.sure_by(sign text, many bigint) RETURNS double precision
IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT CASE WHEN many > {shared_by} THEN least({common}, sure) ELSE sure END
      FROM (SELECT (CASE sign {weights} END)::double precision AS sure) s
$$;

-- The contacts that the acting employee sees and that have what is said: each once, with kind and sign; with the tax
-- numbers and towns of these contacts, which are compared next. By indexes alone, however many they are, but for the
-- rare signs that have none.
CREATE OR REPLACE FUNCTION access.contacts_like(kinds text[], signs text[], said text[])
RETURNS TABLE (kind text, sign text, value text, contact bigint, tax_number text, towns text[])
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    opening integer[] := access.keys('contact', 'see');
    opens_all boolean := access.opens_all('contact', 'see');
BEGIN
    RETURN QUERY
    SELECT h.kind, h.sign, h.value, c.id, c.tax_number::text,
           ARRAY(SELECT city_key::text FROM contacts_address a WHERE a.contact_id = c.id)
      FROM (SELECT s.kind, s.sign, s.value, f.id FROM unnest(kinds, signs, said) s (kind, sign, value)
             CROSS JOIN LATERAL (
                   SELECT c.id FROM contacts_contact c
                    WHERE s.sign = 'tax_number' AND c.tax_number = s.value AND c.tax_number <> ''
                    UNION ALL
                   SELECT c.id FROM contacts_contact c WHERE s.sign = 'name' AND access.name_key(c.caption) = s.value
                    UNION ALL
                   SELECT p.contact_id FROM contacts_phone p WHERE s.sign = 'phone' AND p.number = s.value
                    UNION ALL
                   SELECT e.contact_id FROM contacts_email e WHERE s.sign = 'email' AND e.address = s.value
                    LIMIT 20) f
             UNION
            SELECT s.kind, s.sign, s.value, c.id FROM unnest(kinds, signs, said) s (kind, sign, value)
              JOIN contacts_contact c ON c.trade_register = s.value
             WHERE s.sign = 'trade_register' AND 'trade_register' = ANY (signs)
             UNION
            SELECT s.kind, s.sign, s.value, c.id FROM unnest(kinds, signs, said) s (kind, sign, value)
              JOIN contacts_contact c ON c.iban = s.value
             WHERE s.sign = 'iban' AND 'iban' = ANY (signs)) h
     CROSS JOIN LATERAL (
           SELECT c.id, c.tax_number FROM contacts_contact c
            WHERE c.id = h.id AND c.kind = h.kind AND (opens_all OR c.audience && opening) LIMIT 1) c;
END $$;

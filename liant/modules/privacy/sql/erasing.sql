-- Erasing a contact in place, with the owner's rights: for who may handle privacy requests about it. What each room has of
-- it goes by the room's share; then the payloads of history go, which the audit tells. Returns the paths of files to delete.
CREATE OR REPLACE FUNCTION privacy.erase(subject bigint, name text, reason text, phrases text[], addresses jsonb)
RETURNS text[] SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    files text[] := '{}';
    activities bigint[] := '{}';
    runs bigint[] := '{}';
    words text[];
BEGIN
    IF NOT EXISTS (SELECT FROM contacts_contact c WHERE c.id = subject
                      AND (access.opens_all('contact', 'privacy') OR c.audience && access.keys('contact', 'privacy')))
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'not theirs to erase', TABLE = 'contacts_contact';
    END IF;
    words := tsvector_to_array((SELECT search FROM contacts_contact WHERE id = subject));

    -- shares

    INSERT INTO privacy_suppression (channel, address, reason, sort_key)
    SELECT a.channel, a.address, 'erased', '' FROM jsonb_to_recordset(addresses) a (channel text, address text)
    ON CONFLICT DO NOTHING;
    INSERT INTO privacy_erasure (contact_id, reason, employee_id, audience)
    VALUES (subject, erase.reason, access.employee(), '{}');

    -- A word that somebody else has, too, says nothing of this contact.
    DELETE FROM search.fresh_word WHERE word = ANY (words);
    DELETE FROM search_word w WHERE w.word = ANY (words)
       AND NOT EXISTS (SELECT FROM contacts_contact c WHERE c.search @@ quote_literal(w.word)::tsquery);

    PERFORM audit.erase('contact', ARRAY[subject], phrases);
    IF cardinality(activities) > 0 THEN
        PERFORM audit.erase('activity', activities, phrases);
    END IF;
    RETURN files;
END $$;

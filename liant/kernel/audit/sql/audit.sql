-- Sealing: done by the database itself, so that no role of the application needs to read history for it.

-- Seal the next rows of history that no open transaction can add to; the number of rows, 0 when all are sealed.
-- A row may commit long after rows with higher numbers. So rows are taken in the order of their transactions' numbers,
-- and only of transactions older than every one still open.
CREATE OR REPLACE FUNCTION audit.seal() RETURNS integer
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
DECLARE
    most CONSTANT integer := 2000;
    its_end CONSTANT bigint := 9223372036854775807;  -- of an entry: all its changes are sealed
    room integer := most;
    settled bigint;
    before audit_seal;
    seal audit_seal;
    entry record;
    sealed bigint;
    found record;
    entry_ids bigint[] := '{}';
    change_ids bigint[] := '{}';
    entry_digests bytea := '';
    change_digests bytea := '';
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('audit seal'));
    settled := history.settled();
    SELECT * INTO before FROM audit_seal ORDER BY id DESC LIMIT 1;
    IF before IS NULL THEN
        SELECT 0, now(), -1, 0, its_end, '{}', '{}', '', '' INTO before;
    END IF;

    FOR entry IN SELECT e.xact, e.id, audit.digest(e) AS digest FROM history_entry e
                  WHERE (e.xact, e.id) >= (before.xact, before.entry_id) AND e.xact < settled ORDER BY e.xact, e.id
    LOOP
        EXIT WHEN room = 0;
        sealed := before.change_id;
        IF (entry.xact, entry.id) <> (before.xact, before.entry_id) THEN
            entry_ids := entry_ids || entry.id;
            entry_digests := entry_digests || entry.digest;
            room := room - 1;
            sealed := 0;
        END IF;

        SELECT coalesce(array_agg(c.id), '{}') AS ids, coalesce(string_agg(c.digest, ''), '') AS digests INTO found
          FROM (SELECT c.id, audit.digest(c) AS digest FROM history_change c
                 WHERE c.entry_id = entry.id AND c.id > sealed ORDER BY c.id LIMIT room) c;
        change_ids := change_ids || found.ids;
        change_digests := change_digests || found.digests;
        room := room - cardinality(found.ids);

        seal.xact := entry.xact;
        seal.entry_id := entry.id;
        seal.change_id := CASE WHEN room > 0 THEN its_end ELSE greatest(sealed, found.ids[cardinality(found.ids)]) END;
    END LOOP;

    IF room < most THEN
        seal.id := before.id + 1;
        seal.at := clock_timestamp();
        seal.entry_ids := entry_ids;
        seal.change_ids := change_ids;
        seal.marks := audit.marks(entry_digests || change_digests);
        seal.hash := sha256(before.hash || convert_to(audit.form(seal), 'UTF8') || entry_digests || change_digests);
        INSERT INTO audit_seal SELECT seal.*;
    END IF;
    RETURN most - room;
END $$;

-- The first eight bytes of each of these digests.
CREATE OR REPLACE FUNCTION audit.marks(digests bytea) RETURNS bytea IMMUTABLE LANGUAGE sql AS $$
    SELECT coalesce(string_agg(substring(digests FROM place FOR 8), '' ORDER BY place), '')
      FROM generate_series(1, length(digests), 32) place
$$;

-- The last seal, as it is to be kept elsewhere: number:hash.
CREATE OR REPLACE FUNCTION audit.head() RETURNS text
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS
$$ SELECT id || ':' || encode(hash, 'hex') FROM audit_seal ORDER BY id DESC LIMIT 1 $$;

-- The digests of these rows, by table and number.
CREATE OR REPLACE FUNCTION audit.digests(change_ids bigint[], entry_ids bigint[]) RETURNS jsonb
STABLE SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT jsonb_build_object(
        'history_change', coalesce((SELECT jsonb_object_agg(c.id, encode(audit.digest(c), 'hex'))
                                      FROM history_change c WHERE c.id = ANY (change_ids)), '{}'),
        'history_entry', coalesce((SELECT jsonb_object_agg(e.id, encode(audit.digest(e), 'hex'))
                                     FROM history_entry e WHERE e.id = ANY (entry_ids)), '{}'))
$$;

-- Take the personal words out of what history keeps of some records, and of acts that tell of them: payloads become empty.
-- That is told, with the digests of the rows as they were and as they are then, so that seals over them can still be
-- verified. Called by the owner's own functions alone.
CREATE OR REPLACE FUNCTION audit.erase(entity text, records bigint[], phrases text[]) RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
DECLARE
    nothing CONSTANT jsonb := '{}';
    untold CONSTANT jsonb := '{"erased": true}';
    change_ids bigint[];
    entry_ids bigint[];
    were jsonb;
    digests jsonb;
BEGIN
    change_ids := ARRAY(
        SELECT c.id FROM history_change c WHERE c.entity = $1 AND c.record_ids && records
           AND (c.before <> nothing OR c.after <> nothing));
    entry_ids := ARRAY(
        SELECT e.id FROM history_entry e
         WHERE e.told <> untold AND e.verb <> 'erased'
               AND (e.entity = $1 AND e.record_id = ANY (records) OR e.told::text ILIKE ANY (phrases))
            -- A stranger's address and program.
            OR e.employee_id IS NULL AND (e.address IS NOT NULL OR e.agent <> '') AND EXISTS (
                SELECT FROM history_change c WHERE c.entry_id = e.id AND c.entity = $1 AND c.record_ids && records));
    were := audit.digests(change_ids, entry_ids);

    UPDATE history_change c SET before = CASE WHEN c.before IS NOT NULL THEN nothing END,
                                after = CASE WHEN c.after IS NOT NULL THEN nothing END
     WHERE c.id = ANY (change_ids);
    UPDATE history_entry e SET told = CASE WHEN e.told IS NOT NULL THEN untold END,
                               address = CASE WHEN e.employee_id IS NOT NULL THEN e.address END,
                               agent = CASE WHEN e.employee_id IS NOT NULL THEN e.agent ELSE '' END
     WHERE e.id = ANY (entry_ids);
    digests := jsonb_build_object('before', were, 'after', audit.digests(change_ids, entry_ids));
    PERFORM history.tell('erased', access.employee(), access.origin(), $1, records[1], jsonb_build_object(
        'rows', cardinality(change_ids) + cardinality(entry_ids), 'digests', digests));
END $$;

REVOKE ALL ON FUNCTION audit.erase FROM PUBLIC;

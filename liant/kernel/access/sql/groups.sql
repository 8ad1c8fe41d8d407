-- Target groups (SEC-04). A record is in a group when it fits the group's condition. That is asked again in the transaction
-- that changes the record or its parts, so that rights bounded to a group follow at once.

-- The locks of target groups among these.
CREATE OR REPLACE FUNCTION access.groups_of(locks integer[]) RETURNS integer[] IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
$$ SELECT coalesce(array_agg(l ORDER BY l), '{}') FROM unnest(locks) l WHERE l % 4 = 3 $$;

-- The locks of the groups that a record is in.
CREATE OR REPLACE FUNCTION access.group_locks(entity text, record bigint) RETURNS integer[]
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
    SELECT coalesce(array_agg(access.group_key(m.group_id) ORDER BY m.group_id), '{}')
      FROM access_membership m JOIN access_targetgroup g ON g.id = m.group_id
     WHERE m.entity = $1 AND m.record_id = $2
$$;

-- Whether there are groups of this entity at all.
CREATE OR REPLACE FUNCTION access.is_grouped(entity text) RETURNS boolean
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS
$$ SELECT EXISTS (SELECT FROM access_targetgroup g WHERE g.entity = $1) $$;

-- Write down which of these records have come into which groups, and which have left one; returns both.
CREATE OR REPLACE FUNCTION access.regroup(entity text, records bigint[]) RETURNS bigint[]
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
DECLARE
    grp record;
    moved bigint[] := '{}';
    found bigint[];
BEGIN
    FOR grp IN SELECT g.id, g.statement FROM access_targetgroup g WHERE g.entity = $1 ORDER BY g.id LOOP
        WITH fits AS MATERIALIZED (SELECT f AS id FROM access.fitting(grp.statement, records) f),
        lost AS (
            DELETE FROM access_membership m
             WHERE m.entity = $1 AND m.group_id = grp.id AND m.record_id = ANY (records)
               AND m.record_id NOT IN (SELECT id FROM fits) RETURNING record_id
        ),
        won AS (
            INSERT INTO access_membership (entity, record_id, group_id) SELECT $1, id, grp.id FROM fits
                ON CONFLICT DO NOTHING RETURNING record_id
        )
        SELECT array_agg(record_id) INTO found FROM (SELECT * FROM lost UNION ALL SELECT * FROM won) both_ways;
        moved := moved || coalesce(found, '{}');
    END LOOP;
    RETURN moved;
END $$;

-- A new condition is still to be asked of all records.
CREATE OR REPLACE FUNCTION access.empty_group() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.filled_at := NULL;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER empty_group BEFORE INSERT OR UPDATE OF statement, entity ON access_targetgroup
    FOR EACH ROW EXECUTE FUNCTION access.empty_group();

-- The groups of which records are still to be gone through, with the entity of each and a mark of its condition.
CREATE OR REPLACE FUNCTION access.unfilled_groups() RETURNS TABLE (group_id bigint, entity text, mark text)
STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS
$$ SELECT g.id, g.entity::text, md5(g.statement) FROM access_targetgroup g WHERE g.filled_at IS NULL ORDER BY g.id $$;

-- All records were gone through by the condition with this mark.
CREATE OR REPLACE FUNCTION access.note_filled(group_id bigint, mark text) RETURNS void
SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS
$$ UPDATE access_targetgroup g SET filled_at = now() WHERE g.id = $1 AND md5(g.statement) = $2 $$;

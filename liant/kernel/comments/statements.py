"""What the database must know of comments: who else sees a record."""

from collections.abc import Iterator


def statements() -> Iterator[str]:
    """Who of some employees, or of all, see a record with these locks: told to who sees it, too."""
    yield """
        CREATE OR REPLACE FUNCTION access.seers(entity text, audience integer[], among bigint[] DEFAULT NULL)
        RETURNS SETOF bigint
        STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$
            SELECT DISTINCT k.employee_id FROM access_key k
             WHERE k.entity = $1 AND k.action = 'see' AND k.during @> now() AND (k.everything OR k.keys && $2)
               AND ($3 IS NULL OR k.employee_id = ANY ($3)) AND 'see' = ANY (access.actions($1, $2))
        $$"""

"""Who may call functions that act with the owner's rights: the application, and readers those that open rows to them.

PostgreSQL lets everybody call a new function. Readers reach the schema `access`, for their policies ask there.
"""

from collections.abc import Iterator

# What the policies of readers ask (readers.py).
ASKED_BY_READERS = ("keys", "opens_all", "reader")

NARROW = """
DO $$
DECLARE called text;
BEGIN
    FOR called IN
        SELECT p.oid::regprocedure FROM pg_proc p
         WHERE p.pronamespace IN ('access'::regnamespace, 'audit'::regnamespace, 'history'::regnamespace,
                                  'search'::regnamespace)
           AND p.prosecdef AND p.prorettype <> 'trigger'::regtype AND has_function_privilege('public', p.oid, 'EXECUTE')
    LOOP
        EXECUTE 'REVOKE ALL ON FUNCTION ' || called || ' FROM PUBLIC';
        EXECUTE 'GRANT EXECUTE ON FUNCTION ' || called || ' TO {application}';
    END LOOP;
END $$
"""


def statements(database: str, login: str) -> Iterator[str]:
    """To be run when all functions are there."""
    yield NARROW.format(application=f'"{login}", "{database}_staff", "{database}_asks"')
    for name in ASKED_BY_READERS:
        yield f'GRANT EXECUTE ON FUNCTION access.{name} TO "{database}_reader"'

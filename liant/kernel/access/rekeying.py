"""The triggers that recompute keys when chart, roles or delegations change, in the same transaction (SEC-01)."""

from collections.abc import Iterator

# For each table the employees whose keys a change of its rows, `changed`, may concern.
CONCERNED = {
    "access_employee": "SELECT id FROM changed",
    "access_post": """
        SELECT employee_id FROM changed
        UNION SELECT access.concerned(ARRAY(SELECT unit_id FROM changed))""",
    "access_placement": """
        SELECT access.concerned(ARRAY(SELECT unit_id FROM changed UNION SELECT parent_id FROM changed))""",
    "access_unit": "SELECT access.concerned(ARRAY(SELECT id FROM changed WHERE kind = 'division'))",
    "access_roleassignment": "SELECT employee_id FROM changed",
    "access_grant": "SELECT a.employee_id FROM changed JOIN access_roleassignment a USING (role_id)",
    "access_fieldlimit": "SELECT a.employee_id FROM changed JOIN access_roleassignment a USING (role_id)",
    "access_delegation": "SELECT borrower_id FROM changed",
}
# An update concerns those whom the rows concerned before and those whom they concern after.
# By changing or losing their rows somebody may lose the last right to change roles.
KEEPING = ("access_employee", "access_roleassignment", "access_grant")
TURNS = (("insert", "NEW"), ("update_before", "OLD"), ("update_after", "NEW"), ("delete", "OLD"))


def rekeying() -> Iterator[str]:
    """A function for each table, and a trigger for each event; then the guard of what the keys have become."""
    for table, concerned in CONCERNED.items():
        yield f"""
            CREATE OR REPLACE FUNCTION access.rekey_after_{table}() RETURNS trigger
            SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM access.rekey(ARRAY({concerned}));
                RETURN NULL;
            END $$"""
        for turn, age in TURNS:
            event = turn.partition("_")[0]
            yield f"""
                CREATE OR REPLACE TRIGGER rekey_{turn} AFTER {event} ON {table} REFERENCING {age} TABLE AS changed
                FOR EACH STATEMENT EXECUTE FUNCTION access.rekey_after_{table}()"""
    for table in KEEPING:
        # Named so that it fires after the keys are made anew.
        yield f"""
            CREATE OR REPLACE TRIGGER rekeyed_keep_an_administrator AFTER UPDATE OR DELETE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION access.keep_an_administrator()"""

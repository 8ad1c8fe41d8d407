"""The SQL of the folding function; the same characters as `liant.kernel.text.fold`."""

from liant.kernel.text_map import sql_fold_body


def fold_statements() -> str:
    """Make the function; IMMUTABLE, so that columns and indexes may be built on it.

    Not STRICT: only so PostgreSQL writes its body in place of each call, which halves the time.
    """
    return f"""
        CREATE SCHEMA IF NOT EXISTS search;
        CREATE OR REPLACE FUNCTION search.fold(text) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql
        AS $fold$ SELECT {sql_fold_body()} $fold$;"""

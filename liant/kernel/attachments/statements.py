"""What the database must know of attachments: which of some files are in a row, whoever sees that row."""

from collections.abc import Iterator

from liant.kernel.attachments.models import attachment_models


def statements(login: str) -> Iterator[str]:
    """The question that the nightly job asks."""
    tables = " UNION ALL ".join(
        f"SELECT file FROM {model._meta.db_table} WHERE file = ANY (paths)" for model in attachment_models()
    )
    yield f"""
        CREATE OR REPLACE FUNCTION access.attached_files(paths text[]) RETURNS SETOF text
        STABLE SECURITY DEFINER SET search_path = public, pg_temp LANGUAGE sql AS $$ {tables} $$"""
    yield "REVOKE ALL ON FUNCTION access.attached_files FROM PUBLIC"
    yield f'GRANT EXECUTE ON FUNCTION access.attached_files TO "{login}"'
